/** Attempts that are in memory at a time, unless one question alone has more. */
const mostAttempts = 5000;

/** Questions that have been attempted, in batches of a bounded size, each once and in their order. */
export function batchQuestions(attemptsOf: ReadonlyMap<string, number>): string[][] {
  const batches: string[][] = [];
  let size = Infinity;
  for (const [questionId, attempts] of attemptsOf) {
    size += attempts;
    if (size > mostAttempts) {
      batches.push([]);
      size = attempts;
    }
    batches.at(-1)?.push(questionId);
  }
  return batches;
}

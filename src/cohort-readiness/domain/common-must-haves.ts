/** A question whose must-have several have open. */
export interface CommonMustHave {
  readonly questionId: string;
  /** How many have it open. */
  readonly members: number;
  /** Of those who are scored, 0..1. */
  readonly share: number;
}

/**
 * The questions of which most members missed a must-have on their last graded answer, that of the most
 * first; of as many the lower id.
 *
 * @param openOf ids of questions, for each member who is scored
 */
export function commonMustHaves(
  openOf: readonly (readonly string[])[],
  limit: number,
): CommonMustHave[] {
  const counts = new Map<string, number>();
  for (const open of openOf) {
    for (const questionId of new Set(open)) {
      counts.set(questionId, (counts.get(questionId) ?? 0) + 1);
    }
  }
  return Array.from(counts, ([questionId, members]) => {
    return { questionId, members, share: members / openOf.length };
  })
    .toSorted((one, other) => {
      if (one.members !== other.members) return other.members - one.members;
      return one.questionId < other.questionId ? -1 : 1;
    })
    .slice(0, limit);
}

/** What a grader gave an answer. */
export interface PeerScore {
  readonly graderId: string;
  /** 0..1. */
  readonly score: number;
}

/**
 * The answers that more than one grader scored, in an order of their own: by grader, then by score. What
 * is summed in this order comes out the same to the last bit, however the answers were read. A score
 * outside 0..1, and a grader twice at one answer, is a RangeError.
 */
export function lineUpScores(answers: readonly (readonly PeerScore[])[]): PeerScore[][] {
  return answers
    .filter(({ length }) => length > 1)
    .map((scores) => scores.toSorted((one, other) => compareText(one.graderId, other.graderId)))
    .map(checked)
    .toSorted(compareLines);
}

function checked(line: PeerScore[]): PeerScore[] {
  let before: string | null = null;
  for (const { graderId, score } of line) {
    if (graderId === before) throw new RangeError(`${graderId} scores an answer twice`);
    if (!(score >= 0 && score <= 1)) throw new RangeError(`${score} is no score`);
    before = graderId;
  }
  return line;
}

function compareLines(one: readonly PeerScore[], other: readonly PeerScore[]): number {
  for (const [place, { graderId, score }] of one.entries()) {
    const beside = other[place];
    if (beside === undefined) return 1;
    const order = compareText(graderId, beside.graderId) || score - beside.score;
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

import type { AnchorSheet } from './anchor.js';

/** What others are judged by. */
type Judgement = Pick<AnchorSheet, 'answer' | 'items' | 'redFlags'>;

/**
 * Whether two sheets say the same of the same answer, whatever words they give as reasons. Once somebody has
 * been judged by an anchor only these words may change.
 */
export function sameJudgement(one: Judgement, other: Judgement): boolean {
  return one.answer === other.answer && levelsOf(one) === levelsOf(other);
}

function levelsOf({ items, redFlags }: Judgement): string {
  const levels = items.map(({ criterionKey, levelKey }) =>
    JSON.stringify([criterionKey, levelKey]),
  );
  return JSON.stringify([levels.toSorted(), redFlags.toSorted((a, b) => a - b)]);
}

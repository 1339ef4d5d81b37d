import { roundFigure } from '../../kernel/round-figure.js';

/** What other words for the same answer did to its levels. */
export interface LevelChange {
  /** Criteria that got a level both times. */
  readonly criteria: number;
  /** Mean of the second level less the first: above 0 the other words earned more. In levels. */
  readonly mean: number;
  /** Mean of how far apart the two are: ups and downs do not make up for each other. */
  readonly meanAbsolute: number;
}

/**
 * How much levels move when an answer says the same in other words, or more words that say nothing. A
 * grader of content is not moved at all.
 *
 * @param levels of each criterion, before and after; null without one
 * @returns null where no criterion got a level both times
 */
export function measureChange(
  levels: readonly (readonly [before: number | null, after: number | null])[],
): LevelChange | null {
  const changes = levels.flatMap(([before, after]) =>
    before === null || after === null ? [] : after - before,
  );
  const criteria = changes.length;
  if (criteria === 0) return null;
  const sum = changes.reduce((total, change) => total + change, 0);
  const distance = changes.reduce((total, change) => total + Math.abs(change), 0);
  return {
    criteria,
    mean: roundFigure(sum / criteria),
    meanAbsolute: roundFigure(distance / criteria),
  };
}

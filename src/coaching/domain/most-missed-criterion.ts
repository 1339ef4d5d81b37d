import type { Criterion } from '../../question-bank/domain/rubric.js';

/** The levels that one grade gave, with the rubric it gave them by. */
export interface GradedCriteria {
  readonly items: readonly { readonly criterionKey: string; readonly levelKey: string }[];
  readonly criteria: readonly Criterion[];
}

/** A criterion that was not reached, and in how many of the grades. */
export interface MissedCriterion {
  readonly key: string;
  readonly title: string;
  readonly mustHave: boolean;
  readonly times: number;
}

/**
 * The criterion that most of these grades put below its pass value, of several a must-have first, then
 * the heavier, then by key; null when none was missed. Grades of different revisions of a question go
 * together: a key means the same in all of them, and the latest grade's title is told.
 *
 * @param grades the latest first
 */
export function mostMissedCriterion(grades: readonly GradedCriteria[]): MissedCriterion | null {
  const missed = new Map<string, { criterion: Criterion; times: number }>();
  for (const grade of grades) {
    for (const criterion of missedIn(grade)) {
      const known = missed.get(criterion.key);
      missed.set(criterion.key, {
        criterion: known?.criterion ?? criterion,
        times: (known?.times ?? 0) + 1,
      });
    }
  }
  const [first] = Array.from(missed.values()).toSorted(
    (one, other) =>
      other.times - one.times ||
      Number(other.criterion.mustHave) - Number(one.criterion.mustHave) ||
      other.criterion.weight - one.criterion.weight ||
      (one.criterion.key < other.criterion.key ? -1 : 1),
  );
  if (first === undefined) return null;
  const { key, title, mustHave } = first.criterion;
  return { key, title, mustHave, times: first.times };
}

function missedIn({ items, criteria }: GradedCriteria): Criterion[] {
  const levels = new Map(items.map(({ criterionKey, levelKey }) => [criterionKey, levelKey]));
  return criteria.filter((criterion) => {
    const level = criterion.levels.find(({ key }) => key === levels.get(criterion.key));
    return level !== undefined && level.value < criterion.passValue;
  });
}

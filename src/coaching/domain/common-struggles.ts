import type { MissedCriterion } from './most-missed-criterion.js';
import type { StuckOn } from './struggle.js';

/** A question on which several are stuck. */
export interface CommonStruggle {
  readonly questionId: string;
  readonly title: string;
  /** How many are stuck on it. */
  readonly members: number;
  /** Of those who show how it goes, 0..1. */
  readonly share: number;
  /** What most of them miss; null when nobody's answer was graded. */
  readonly criterion: Pick<MissedCriterion, 'key' | 'title' | 'mustHave'> | null;
  /** How many of them miss that. */
  readonly missedBy: number;
}

/**
 * The questions on which people are stuck, that of the most first, of several by id, with the criterion
 * that most of them miss: each has one vote, the one they miss most.
 *
 * @param sharing how many show how it goes, 1 or more when anybody is stuck
 */
export function commonStruggles(
  stuck: readonly StuckOn[],
  { sharing, limit }: { readonly sharing: number; readonly limit: number },
): CommonStruggle[] {
  const byQuestion = Map.groupBy(stuck, ({ questionId }) => questionId);
  return Array.from(byQuestion, ([questionId, all]) => ({
    questionId,
    title: all[0]?.title ?? '',
    members: all.length,
    share: all.length / sharing,
    ...mostVoted(all),
  }))
    .toSorted((a, b) => b.members - a.members || (a.questionId < b.questionId ? -1 : 1))
    .slice(0, limit);
}

function mostVoted(all: readonly StuckOn[]): Pick<CommonStruggle, 'criterion' | 'missedBy'> {
  const votes = new Map<string, { criterion: MissedCriterion; missedBy: number }>();
  for (const { criterion } of all) {
    if (criterion === null) continue;
    const known = votes.get(criterion.key) ?? { criterion, missedBy: 0 };
    votes.set(criterion.key, { ...known, missedBy: known.missedBy + 1 });
  }
  const [first] = Array.from(votes.values()).toSorted(
    (a, b) =>
      b.missedBy - a.missedBy ||
      Number(b.criterion.mustHave) - Number(a.criterion.mustHave) ||
      (a.criterion.key < b.criterion.key ? -1 : 1),
  );
  if (first === undefined) return { criterion: null, missedBy: 0 };
  const { key, title, mustHave } = first.criterion;
  return { criterion: { key, title, mustHave }, missedBy: first.missedBy };
}

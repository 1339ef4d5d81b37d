import type { BankedName } from '../question-bank/bank-content.reader.js';
import { compareQuestions, type RelatedQuestion } from '../question-bank/compare-questions.js';
import type { EntryFacts } from './domain/checked-entry.js';
import type { PlannedItem } from './domain/planned-item.js';

/**
 * Rejects entries that do not fit with the others of their bank, as it would be: variants and milestones of
 * what is not there, kinds that may not change. Who is rejected is missed by those that count on it, so it
 * goes on until nobody is; what was stored stays in place of an entry that is rejected.
 */
export function rejectBesideOthers(
  items: readonly PlannedItem[],
  facts: readonly EntryFacts[],
  banked: readonly BankedName[],
): PlannedItem[] {
  let planned = [...items];
  for (;;) {
    const { questions, places } = accepted(planned, facts);
    const found = compareQuestions(banked, questions);
    if (found.length === 0) return planned;
    const faults = Map.groupBy(found, ({ place }) => places[place] ?? -1);
    planned = planned.map((item): PlannedItem => {
      const own = faults.get(item.ordinal);
      if (own === undefined) return item;
      const problems = own.map(({ pointer, code, detail }) => ({
        pointer,
        code,
        detail,
        isFault: false,
      }));
      return { ...item, outcome: 'reject', problems: [...item.problems, ...problems] };
    });
  }
}

/** Those that would be in the bank, and which entry each of them is. */
function accepted(
  items: readonly PlannedItem[],
  facts: readonly EntryFacts[],
): { questions: RelatedQuestion[]; places: number[] } {
  const questions: RelatedQuestion[] = [];
  const places: number[] = [];
  for (const { ordinal, outcome, slug } of items) {
    const { kind = null, variantOf = null, milestone = null } = facts[ordinal] ?? {};
    if (outcome === 'reject' || slug === null || kind === null) continue;
    questions.push({ slug, kind, variantOf, milestone });
    places.push(ordinal);
  }
  return { questions, places };
}

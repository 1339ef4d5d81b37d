import type { Card } from '../../scheduling/domain/card.js';

/** How well one part of the material is remembered now. */
export interface GroupRecall {
  /** A topic or a skill; null for cards whose question is in no bank. */
  readonly group: string | null;
  /** Cards with memory. */
  readonly cards: number;
  /** Mean probability of recall now, 0..1. */
  readonly recall: number;
  /** Cards to be answered today. */
  readonly due: number;
}

interface Lookups {
  /** The topics or skills of a card; empty when nothing is known of its question. */
  readonly groupsOf: (card: Card) => readonly string[];
  /** Null without memory. */
  readonly recallOf: (card: Card) => number | null;
  readonly isDue: (card: Card) => boolean;
}

/**
 * Cards by what they are about, weakest first: where to practise next. A card counts in each of its
 * groups; a new one in none, as there is nothing to recall.
 */
export function recallByGroup(
  cards: readonly Card[],
  { groupsOf, recallOf, isDue }: Lookups,
): GroupRecall[] {
  const sums = new Map<string | null, { cards: number; recall: number; due: number }>();
  for (const card of cards) {
    const recall = recallOf(card);
    if (recall === null) continue;
    const groups = groupsOf(card);
    for (const group of groups.length === 0 ? [null] : groups) {
      const sum = sums.get(group) ?? { cards: 0, recall: 0, due: 0 };
      sum.cards += 1;
      sum.recall += recall;
      sum.due += isDue(card) ? 1 : 0;
      sums.set(group, sum);
    }
  }
  return Array.from(sums, ([group, { cards: count, recall, due }]) => {
    return { group, cards: count, recall: recall / count, due };
  }).toSorted((one, other) => one.recall - other.recall || compareNames(one.group, other.group));
}

function compareNames(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

import type { Card } from './card.js';
import { newCard } from './new-card.js';

/** The card as if never met, except that its counts of reviews and lapses, and its marks, remain. */
export function forgetCard(card: Card): Card {
  const { reps, lapses, suspended, buriedDay } = card;
  return { ...newCard(card, card.version), reps, lapses, suspended, buriedDay };
}

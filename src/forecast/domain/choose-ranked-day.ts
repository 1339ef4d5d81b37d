import type { DayChoice, DayOffer } from './choose-day.js';
import type { SimulatedCard } from './simulated-card.js';

/**
 * The questions that the queue gives a day for which a goal has ranked what is worth most (chooseRanked):
 * from the front of the ranking until the minutes are spent. `ranked` may hold cards that cannot be asked
 * on the day.
 */
export function chooseRankedDay(ranked: readonly SimulatedCard[], offer: DayOffer): DayChoice {
  const { met, room } = offer;
  const seen = new Set(met);
  const chosen = new Set<SimulatedCard>();
  const left = { reviews: room.reviews, new: room.new };
  let tenths = Math.round(room.minutes * 10);
  for (const card of openCards(ranked, offer)) {
    const kind = card.state === 'review' ? 'reviews' : 'new';
    if (left[kind] === 0 || (met !== null && seen.has(card.family))) continue;
    tenths -= Math.round(card.minutes * 10);
    if (tenths < 0) break;
    chosen.add(card);
    seen.add(card.family);
    left[kind] -= 1;
  }
  const isHeldBack = (card: SimulatedCard): boolean =>
    !chosen.has(card) && !(met !== null && seen.has(card.family));
  return { chosen: Array.from(chosen), heldBack: offer.due.filter(isHeldBack).length };
}

/** Not what is in a step, was done today, or is put aside for the day. */
function openCards(
  ranked: readonly SimulatedCard[],
  { day, fresh }: DayOffer,
): readonly SimulatedCard[] {
  const isFresh = new Set(fresh);
  return ranked.filter((card) =>
    card.state === 'review'
      ? card.lastReviewDay !== day && card.buriedDay !== day && !card.suspended
      : isFresh.has(card),
  );
}

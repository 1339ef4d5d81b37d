import type { Chosen, Offer } from './chosen.js';
import { intersperse } from './intersperse.js';
import { onePerFamily } from '../../scheduling/domain/one-per-family.js';
import type { NewCandidate, QueueCard } from './queue.js';
import { sumMinutes } from './sum-minutes.js';
import { takeWithin } from './take-within.js';

/**
 * What a day without a ranking is given: of the due reviews as many as there is room for, in number
 * and in minutes, then new questions in what is left. With more due than the room holds, the reviews
 * that are best remembered: a card that is nearly forgotten loses little more by waiting, a fresh one
 * everything, and most are kept that way. Until such a backlog is gone there is nothing new. Doing one
 * of the chosen never changes whether another is.
 *
 * @param recallOf the probability of recall, 0..1, as the day began: taken at the moment of asking, the
 * order would drift while the learner works
 */
export function chooseInTurn(offer: Offer, recallOf: (card: QueueCard) => number): Chosen {
  const { due: allDue, met, room } = offer;
  const due = met === null ? allDue : onePerFamily(allDue, met);
  const inTime = takeWithin(due, { count: room.reviews, minutes: room.minutes });
  const isBacklog = inTime.length < due.length;
  const reviews = isBacklog ? takeBestRemembered(offer, due, recallOf) : inTime;
  const { fresh, passedOver } = nextFresh(offer, due);
  const minutes = room.minutes - sumMinutes(reviews);
  const introduced = isBacklog ? [] : takeWithin(fresh, { count: room.new, minutes });
  return {
    choices: intersperse<QueueCard | NewCandidate>(reviews, introduced),
    reviewsHeldBack: due.length - reviews.length,
    newHeldBack: fresh.length - introduced.length,
    siblingsBuried: allDue.length - due.length + passedOver,
  };
}

/** Sorting keeps equals in the order of their turn. */
function takeBestRemembered(
  { room }: Offer,
  due: readonly QueueCard[],
  recallOf: (card: QueueCard) => number,
): QueueCard[] {
  const ranked = due
    .map((card) => ({ card, recall: recallOf(card) }))
    .toSorted((a, b) => b.recall - a.recall)
    .map(({ card }) => card);
  return takeWithin(ranked, { count: room.reviews, minutes: room.minutes });
}

/** The new questions that the day's number has room for, and how many siblings stood before them. */
function nextFresh(
  { fresh: all, met, room }: Offer,
  due: readonly QueueCard[],
): { fresh: NewCandidate[]; passedOver: number } {
  if (met === null) return { fresh: all.slice(0, room.new), passedOver: 0 };
  const apart = onePerFamily(all, new Set([...met, ...due.map(({ family }) => family)]));
  const fresh = apart.slice(0, room.new);
  const last = fresh.at(-1);
  const walked = fresh.length < room.new || last === undefined ? all.length : all.indexOf(last) + 1;
  return { fresh, passedOver: room.new === 0 ? 0 : walked - fresh.length };
}

import { daysBetween } from '../../scheduling/domain/days-between.js';
import { interleaveTopics } from './interleave-topics.js';
import { intersperse } from './intersperse.js';
import type { NewCandidate, Queue, QueueCard, QueueInput, QueueItem } from './queue.js';
import { stableHash } from '../../scheduling/domain/stable-hash.js';

interface PlacedItem extends QueueItem {
  readonly topic: string;
}

/** Steps that come due within this time are offered already. */
export const LOOK_AHEAD_MS = 20 * 60_000;

/**
 * What a learner does next, and how much of the day is left. First the (re)learning steps that are due
 * or will be within 20 minutes; then due reviews with new questions spread among them, topics
 * interleaved. It depends on the input alone and not on its order: asked twice it answers the same.
 * Suspended cards, and cards buried today, are left out.
 */
export function orderQueue(input: QueueInput): Queue {
  const active = input.cards.filter((card) => !isPutAside(card, input));
  const done = doneToday(input);
  const steps = dueSteps(active, input);
  const due = active.filter(({ dueDay }) => dueDay !== null && dueDay <= input.today);
  const reviewBudget = Math.max(0, input.limits.reviewsPerDay - done.reviews);
  const reviews = pickReviews(due, reviewBudget, input);
  const isBacklog = due.length > reviewBudget;
  const fresh = pickNew(input, Math.max(0, input.limits.newPerDay - done.new));
  const introduced = isBacklog ? [] : fresh;
  const mixed = intersperse(
    reviews.map((card) => reviewItem(card, input)),
    introduced.map(newItem),
  );
  return {
    items: [...steps.map((card) => stepItem(card, input)), ...interleaveTopics(mixed)].map(
      withoutTopic,
    ),
    remaining: {
      steps: steps.length,
      reviews: reviews.length,
      new: introduced.length,
      reviewsHeldBack: due.length - reviews.length,
      newHeldBack: fresh.length - introduced.length,
    },
    done,
  };
}

function isPutAside(card: QueueCard, { today }: QueueInput): boolean {
  return card.suspended || card.buriedDay === today;
}

/**
 * Read off the card rows alone, so that undo gives the place back. A card is one review of today if it
 * was last reviewed today, was not introduced today and is past `learning`: whatever it went through
 * after a lapse, it took one place. A step left over from an earlier day takes a place too once it is
 * passed; counting one too many keeps within the limit, one too few would not.
 */
function doneToday({ cards, today }: QueueInput): Queue['done'] {
  const isReviewed = (card: QueueCard): boolean =>
    card.lastReviewDay === today && card.introducedDay !== today && card.state !== 'learning';
  return {
    reviews: cards.filter(isReviewed).length,
    new: cards.filter(({ introducedDay }) => introducedDay === today).length,
  };
}

function dueSteps(active: readonly QueueCard[], { now }: QueueInput): QueueCard[] {
  const until = now.getTime() + LOOK_AHEAD_MS;
  const at = ({ dueAt }: QueueCard): number => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return active
    .filter((card) => at(card) <= until)
    .toSorted((a, b) => at(a) - at(b) || compareIds(a, b));
}

/**
 * Within the limit the longest due come first, and cards of one day in an order of chance that stays
 * the same all day. With more due than the limit, those best remembered: a card that is nearly
 * forgotten loses little more by waiting, a fresh one everything, and most are kept that way. Memory is
 * taken as the day began, so the order does not drift while the learner works.
 */
function pickReviews(due: readonly QueueCard[], budget: number, input: QueueInput): QueueCard[] {
  const keyed = due.map((card) => ({
    card,
    dueDay: card.dueDay ?? '',
    hash: stableHash(card.questionId + input.today),
    retrievability: input.retrievabilityOf(card, input.dayStart) ?? 0,
  }));
  const isBacklog = due.length > budget;
  keyed.sort(
    (a, b) =>
      (isBacklog ? b.retrievability - a.retrievability : compareText(a.dueDay, b.dueDay)) ||
      a.hash - b.hash ||
      compareIds(a.card, b.card),
  );
  return keyed.slice(0, budget).map(({ card }) => card);
}

/** A candidate whose card has been met, or is put aside, is not one, whoever listed it. */
function pickNew(input: QueueInput, budget: number): NewCandidate[] {
  const unavailable = new Set(
    input.cards
      .filter((card) => card.state !== 'new' || isPutAside(card, input))
      .map(({ questionId }) => questionId),
  );
  return input.candidates
    .filter(({ questionId }) => !unavailable.has(questionId))
    .toSorted((a, b) => a.position - b.position || compareIds(a, b))
    .slice(0, budget);
}

function stepItem(card: QueueCard, input: QueueInput): PlacedItem {
  return {
    questionId: card.questionId,
    topic: card.topic,
    reason: 'learning-step',
    dueDay: null,
    dueAt: card.dueAt,
    retrievability: input.retrievabilityOf(card, input.now),
    overdueDays: 0,
  };
}

function reviewItem(card: QueueCard, input: QueueInput): PlacedItem {
  const overdueDays = card.dueDay === null ? 0 : daysBetween(card.dueDay, input.today);
  return {
    questionId: card.questionId,
    topic: card.topic,
    reason: overdueDays > 0 ? 'overdue-review' : 'due-review',
    dueDay: card.dueDay,
    dueAt: null,
    retrievability: input.retrievabilityOf(card, input.now),
    overdueDays,
  };
}

function newItem({ questionId, topic }: NewCandidate): PlacedItem {
  return {
    questionId,
    topic,
    reason: 'new',
    dueDay: null,
    dueAt: null,
    retrievability: null,
    overdueDays: 0,
  };
}

function withoutTopic({ topic: _topic, ...item }: PlacedItem): QueueItem {
  return item;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareIds(
  a: { readonly questionId: string },
  b: { readonly questionId: string },
): number {
  return compareText(a.questionId, b.questionId);
}

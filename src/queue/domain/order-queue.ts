import { stableHash } from '../../scheduling/domain/stable-hash.js';
import { assignedToday, type QueueAssignment } from './assigned-today.js';
import { chooseInTurn } from './choose-in-turn.js';
import { chooseRanked } from './choose-ranked.js';
import { isCard, type Choice, type Chosen, type Offer } from './chosen.js';
import { compareText } from './compare-text.js';
import { doneToday } from './done-today.js';
import { familiesMet } from './families-met.js';
import { interleaveTopics } from './interleave-topics.js';
import { limitsOn } from './limits-on.js';
import type { DayLimits, DoneToday, NewCandidate, Queue, QueueCard, QueueInput } from './queue.js';
import { sumMinutes } from './sum-minutes.js';
import { toQueueItem } from './to-queue-item.js';

/** Steps that come due within this time are offered already. */
export const LOOK_AHEAD_MS = 20 * 60_000;

/**
 * What a learner does next, and how much of the day is left. First the (re)learning steps that are due
 * or will be within 20 minutes; then what coaches have asked for today; then due reviews with new
 * questions spread among them, or what a goal has ranked for the day, within what that leaves of the
 * day's limits. Topics are interleaved in each part and where they
 * meet. It depends on the input alone and not on its order: asked twice it answers the same. Suspended
 * cards, and cards buried today, are left out, and so are variants of what has its turn today.
 */
export function orderQueue(input: QueueInput): Queue {
  const active = input.cards.filter((card) => !isPutAside(card, input));
  const limits = limitsOn(input.today, input);
  const done = doneToday(input.cards, input.today);
  const assigned = assignedChoices(active, input);
  const asked = new Set(assigned.map(({ choice }) => choice.questionId));
  const isFree = ({ questionId }: Choice): boolean => !asked.has(questionId);
  const due = dueReviews(active, input).filter(isFree);
  const again = due.filter((card) => isSetDueAgain(card, input));
  const homework = assigned.map(({ choice }) => choice);
  const chosen = choose(input, {
    active: active.filter(isFree),
    due: due.filter((card) => !isSetDueAgain(card, input)),
    fresh: freshQuestions(input).filter(isFree),
    met: input.settings.burySiblings ? metWith(homework, input) : null,
    room: roomIn(limits, withHomework(done, homework)),
  });
  const { choices: counted, ...waiting } = chosen;
  const choices = [...again, ...counted];
  const steps = interleaveTopics(dueSteps(active, input));
  const first = interleaveTopics(homework, steps.at(-1)?.topic);
  const others = interleaveTopics(choices, [...steps, ...first].at(-1)?.topic);
  const all = [...first, ...choices];
  const reviews = all.filter(isCard).length;
  const assignmentOf = new Map(assigned.map(({ choice, assignment }) => [choice, assignment]));
  return {
    items: [...steps, ...first, ...others].map((choice) =>
      toQueueItem(choice, input, assignmentOf.get(choice)),
    ),
    limits,
    isOverridden: input.override?.studyDay === input.today,
    remaining: {
      steps: steps.length,
      reviews,
      new: all.length - reviews,
      assigned: first.length,
      minutes: sumMinutes(all),
      ...waiting,
    },
    done,
  };
}

/** What coaches want today: of the cards, or met by it. A card in a step has its place already. */
function assignedChoices(
  active: readonly QueueCard[],
  { assigned, cards, today }: QueueInput,
): { choice: Choice; assignment: QueueAssignment }[] {
  if (!assigned) return [];
  const known = active.filter(({ state, dueAt }) => state !== 'new' && dueAt === null);
  const met = new Set(cards.filter(({ state }) => state !== 'new').map((card) => card.questionId));
  const unmet = assigned.candidates.filter(({ questionId }) => !met.has(questionId));
  const choices: Choice[] = [...unmet, ...known];
  const byId = new Map(choices.map((choice) => [choice.questionId, choice]));
  return assignedToday(assigned.assignments, cards, today).flatMap(({ questionId, assignment }) => {
    const choice = byId.get(questionId);
    return choice === undefined ? [] : [{ choice, assignment }];
  });
}

function metWith(homework: readonly Choice[], { cards, today }: QueueInput): Set<string> {
  const met = familiesMet(cards, today);
  for (const { family } of homework) met.add(family);
  return met;
}

/** What is asked for takes its room as if it were done already: the rest of the day makes way. */
function withHomework(done: DoneToday, homework: readonly Choice[]): DoneToday {
  const reviews = homework.filter(isCard).length;
  return {
    reviews: done.reviews + reviews,
    new: done.new + homework.length - reviews,
    minutes: done.minutes + sumMinutes(homework),
  };
}

function isPutAside(card: QueueCard, { today }: QueueInput): boolean {
  return card.suspended || card.buriedDay === today;
}

/** A limit that was lowered during the day may be passed already. */
function roomIn(limits: DayLimits, done: DoneToday): Offer['room'] {
  const tenths = Math.round((limits.minutesPerDay - done.minutes) * 10);
  return {
    reviews: Math.max(0, limits.reviewsPerDay - done.reviews),
    new: Math.max(0, limits.newPerDay - done.new),
    minutes: Math.max(0, tenths) / 10,
  };
}

function choose(input: QueueInput, offer: Offer): Chosen {
  const ranked = input.plan?.ranked ?? null;
  if (ranked !== null) return chooseRanked(ranked, offer, input.today);
  return chooseInTurn(offer, (card) => input.retrievabilityOf(card, input.dayStart) ?? 0);
}

/**
 * Reviewed today and due today all the same, because the learner set it so: it has had its place, which
 * the rows can tell only once, and is asked again without another.
 */
function isSetDueAgain({ lastReviewDay }: QueueCard, { today }: QueueInput): boolean {
  return lastReviewDay === today;
}

function dueSteps(active: readonly QueueCard[], { now }: QueueInput): QueueCard[] {
  const until = now.getTime() + LOOK_AHEAD_MS;
  const at = ({ dueAt }: QueueCard): number => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return active
    .filter((card) => at(card) <= until)
    .toSorted((a, b) => at(a) - at(b) || compareText(a.questionId, b.questionId));
}

/** The longest due first, and cards of one day in an order of chance that stays the same all day. */
function dueReviews(active: readonly QueueCard[], { today }: QueueInput): QueueCard[] {
  return active
    .flatMap((card) => {
      const { dueDay, questionId } = card;
      if (dueDay === null || dueDay > today) return [];
      return [{ card, dueDay, questionId, hash: stableHash(questionId + today) }];
    })
    .toSorted(
      (a, b) =>
        compareText(a.dueDay, b.dueDay) ||
        a.hash - b.hash ||
        compareText(a.questionId, b.questionId),
    )
    .map(({ card }) => card);
}

/** A candidate whose card has been met, or is put aside, is not one, whoever listed it. */
function freshQuestions(input: QueueInput): NewCandidate[] {
  const unavailable = new Set(
    input.cards
      .filter((card) => card.state !== 'new' || isPutAside(card, input))
      .map(({ questionId }) => questionId),
  );
  return input.candidates
    .filter(({ questionId }) => !unavailable.has(questionId))
    .toSorted((a, b) => a.position - b.position || compareText(a.questionId, b.questionId));
}

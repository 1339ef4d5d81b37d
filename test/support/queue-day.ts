import type { Card } from '../../src/scheduling/domain/card.js';
import { newCard } from '../../src/scheduling/domain/new-card.js';
import type { PracticeSettings } from '../../src/scheduling/domain/practice-settings.js';
import { orderQueue } from '../../src/queue/domain/order-queue.js';
import type {
  NewCandidate,
  PlannedQuestion,
  Queue,
  QueueCard,
  QueueInput,
} from '../../src/queue/domain/queue.js';

/** A Friday. */
export const TODAY = '2024-05-10';
export const NOW = new Date('2024-05-10T10:00Z');

type Columns = Partial<Card & PlannedQuestion>;

/** Five minutes, and a family of its own, unless the columns say otherwise. */
export function queueCard(questionId: string, columns: Columns = {}): QueueCard {
  const blank = newCard({ learnerId: 'ada', questionId });
  return { ...blank, topic: questionId, minutes: 5, family: questionId, ...columns };
}

export function dueCard(questionId: string, dueDay: string, columns: Columns = {}): QueueCard {
  const past = { lastReviewDay: '2024-05-01', introducedDay: '2024-04-01', stability: 10 };
  return queueCard(questionId, { state: 'review', dueDay, ...past, ...columns });
}

/** Introduced today, unless the columns say otherwise. */
export function stepCard(questionId: string, dueAt: string, columns: Columns = {}): QueueCard {
  const past = { lastReviewDay: TODAY, introducedDay: TODAY, stability: 1, step: 0 };
  return queueCard(questionId, {
    state: 'learning',
    topic: 't',
    dueAt: new Date(dueAt),
    ...past,
    ...columns,
  });
}

/** n0, n1, n2 … each of a topic of its own. */
export function newQuestions(count: number, changes: Partial<NewCandidate> = {}): NewCandidate[] {
  return Array.from({ length: count }, (_, position) => {
    const questionId = `n${position}`;
    return { questionId, topic: questionId, minutes: 5, family: questionId, position, ...changes };
  });
}

/** A day with room for three new questions, a hundred reviews and ten hours, unless told otherwise. */
export type GivenDay = Partial<QueueInput> & { limits?: Partial<PracticeSettings> };

export function queueOf({ limits, ...input }: GivenDay): Queue {
  return orderQueue({
    cards: [],
    candidates: [],
    settings: {
      newPerDay: 3,
      reviewsPerDay: 100,
      minutesPerDay: 600,
      burySiblings: true,
      ...limits,
    },
    weekdayLoads: [],
    override: null,
    now: NOW,
    today: TODAY,
    dayStart: new Date(`${TODAY}T04:00Z`),
    retrievabilityOf: ({ stability }) => (stability === null ? null : stability / 100),
    ...input,
  });
}

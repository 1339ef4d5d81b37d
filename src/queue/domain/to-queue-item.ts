import { daysBetween } from '../../scheduling/domain/days-between.js';
import { isLeech } from '../../scheduling/domain/is-leech.js';
import type { QueueAssignment } from './assigned-today.js';
import { isCard, type Choice } from './chosen.js';
import type { NewCandidate, QueueCard, QueueInput, QueueItem, QueueReason } from './queue.js';

/** What the learner is told about one question of the queue: why it is here, and what it takes. */
export function toQueueItem(
  choice: Choice,
  input: QueueInput,
  assignment?: QueueAssignment,
): QueueItem {
  const item = isCard(choice) ? cardItem(choice, input) : newItem(choice, input);
  return assignment === undefined ? item : { ...item, reason: 'assigned', assignment };
}

function cardItem(card: QueueCard, { now, today, retrievabilityOf }: QueueInput): QueueItem {
  const { questionId, dueDay, dueAt, minutes } = card;
  const daysPast = dueDay === null ? 0 : daysBetween(dueDay, today);
  return {
    questionId,
    reason: dueAt === null ? reviewReason(daysPast) : 'learning-step',
    dueDay,
    dueAt,
    retrievability: retrievabilityOf(card, now),
    overdueDays: Math.max(0, daysPast),
    minutes,
    isLeech: isLeech(card),
    assignment: null,
  };
}

function reviewReason(daysPast: number): QueueReason {
  if (daysPast === 0) return 'due-review';
  return daysPast > 0 ? 'overdue-review' : 'goal-review';
}

/** Who has a card forgotten keeps its lapses. */
function newItem({ questionId, minutes }: NewCandidate, { cards }: QueueInput): QueueItem {
  const card = cards.find((each) => each.questionId === questionId);
  return {
    questionId,
    reason: 'new',
    dueDay: null,
    dueAt: null,
    retrievability: null,
    overdueDays: 0,
    minutes,
    isLeech: card !== undefined && isLeech(card),
    assignment: null,
  };
}

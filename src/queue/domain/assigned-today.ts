import type { Card } from '../../scheduling/domain/card.js';
import { daysBetween } from '../../scheduling/domain/days-between.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { compareText } from './compare-text.js';

/** Who wants questions answered: those who coach a cohort, or a plan of the learner's own. */
export const assignmentSources = ['cohort', 'plan'] as const;
export type AssignmentSource = (typeof assignmentSources)[number];

/** Questions that a learner is to have answered by a day. */
export interface QueueAssignment {
  /** Of the assignment, or of the plan. */
  readonly id: string;
  readonly source: AssignmentSource;
  readonly title: string;
  /** The learner's study day from which answers count; what was answered before does not. */
  readonly assignedDay: StudyDay;
  /** The last of the days in which to do it. */
  readonly dueDay: StudyDay;
  /** Each once, in the order in which they are wanted. */
  readonly questionIds: readonly string[];
  /** Days of answers handed in since that count whether or not anybody has graded them, by question. */
  readonly handedInOn?: ReadonlyMap<string, StudyDay>;
}

/** A question of an assignment that has its turn today. */
export interface AssignedQuestion {
  readonly questionId: string;
  readonly assignment: QueueAssignment;
}

type AssignableCard = Pick<Card, 'questionId' | 'lastReviewDay' | 'suspended' | 'buriedDay'>;

/**
 * What assignments ask of a day: of each an even share of what was open as the day began, rounded up, so
 * that it is done by its due day and not all on it; everything, once that has passed. Answering one never
 * brings another into the same day. The assignment due first comes first, and a question wanted by two is
 * asked once. Suspended questions are the learner's own no and ask for no share; one buried today waits.
 */
export function assignedToday(
  assignments: readonly QueueAssignment[],
  cards: readonly AssignableCard[],
  today: StudyDay,
): AssignedQuestion[] {
  const byId = new Map(cards.map((card) => [card.questionId, card]));
  const chosen = new Map<string, AssignedQuestion>();
  const inTurn = assignments.toSorted(
    (a, b) => compareText(a.dueDay, b.dueDay) || compareText(a.id, b.id),
  );
  for (const assignment of inTurn) {
    for (const questionId of shareOf(assignment, byId, today)) {
      if (!chosen.has(questionId)) chosen.set(questionId, { questionId, assignment });
    }
  }
  return Array.from(chosen.values());
}

function shareOf(
  { assignedDay, dueDay, questionIds, handedInOn }: QueueAssignment,
  cards: ReadonlyMap<string, AssignableCard>,
  today: StudyDay,
): string[] {
  const answeredOn = (id: string): StudyDay | null => {
    const day = cards.get(id)?.lastReviewDay ?? null;
    return day !== null && day >= assignedDay ? day : (handedInOn?.get(id) ?? null);
  };
  const wanted = questionIds.filter((id) => cards.get(id)?.suspended !== true);
  const openAtStart = wanted.filter((id) => {
    const day = answeredOn(id);
    return day === null || day === today;
  });
  const open = openAtStart.filter((id) => answeredOn(id) === null);
  const daysLeft = Math.max(1, daysBetween(today, dueDay) + 1);
  const share = Math.ceil(openAtStart.length / daysLeft) - (openAtStart.length - open.length);
  return open.filter((id) => cards.get(id)?.buriedDay !== today).slice(0, Math.max(0, share));
}

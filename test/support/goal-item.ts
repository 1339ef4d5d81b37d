import type { GoalItem } from '../../src/interview-goals/domain/goal-item.js';

/** A covered question of ten minutes that was never met, save for what is said of it. */
export function goalItem(questionId: string, changes: Partial<GoalItem> = {}): GoalItem {
  return {
    questionId,
    topic: 'any',
    family: questionId,
    isCovered: true,
    minutes: 10,
    memory: null,
    lastDay: null,
    dueDay: null,
    introducedDay: null,
    isInStep: false,
    buriedDay: null,
    ...changes,
  };
}

/** One that was last reviewed on `lastDay` and comes back after as many days as its stability. */
export function knownItem(
  questionId: string,
  stability: number,
  lastDay: number,
  changes: Partial<GoalItem> = {},
): GoalItem {
  return goalItem(questionId, {
    memory: { stability, difficulty: 5 },
    lastDay,
    dueDay: lastDay + Math.round(stability),
    introducedDay: 0,
    ...changes,
  });
}

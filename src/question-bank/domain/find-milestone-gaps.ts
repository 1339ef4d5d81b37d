import type { QuestionProblem } from './question-problem.js';
import type { NamedQuestion } from './named-question.js';

interface Gap extends QuestionProblem {
  /** Which question, by its place in the list. */
  readonly place: number;
}

/** Milestones that do not count 1, 2, 3 … in the order of their capstone. */
export function findMilestoneGaps(questions: readonly NamedQuestion[]): Gap[] {
  const counted = new Map<string, number>();
  return questions.flatMap(({ content: { milestone } }, place) => {
    if (milestone === null) return [];
    const wanted = (counted.get(milestone.capstone) ?? 0) + 1;
    counted.set(milestone.capstone, wanted);
    if (milestone.number === wanted) return [];
    const detail = `must be ${wanted}, the next milestone of ${milestone.capstone}`;
    return [{ place, pointer: '/milestone/number', code: 'milestone-order', detail }];
  });
}

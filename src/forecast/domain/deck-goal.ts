import { coversQuestion } from '../../interview-goals/domain/covers-question.js';
import { goalCourse } from '../../interview-goals/domain/goal-course.js';
import type { InterviewGoal } from '../../interview-goals/domain/interview-goal.js';
import type { GoalCourse } from '../../interview-goals/domain/plan-goal-day.js';
import type { ForecastInput } from './forecast-input.js';

/** An interview ahead as a simulation goes by it. */
export interface DeckGoal {
  readonly course: GoalCourse;
  /** All questions that can be planned with, in their order: topic, and whether it may ask them. */
  readonly questions: readonly DeckQuestion[];
  readonly covered: ReadonlySet<string>;
}

interface DeckQuestion {
  readonly questionId: string;
  readonly topic: string;
  readonly isCovered: boolean;
}

export function toDeckGoal(
  goal: InterviewGoal,
  { questions, parameters }: Pick<ForecastInput, 'questions' | 'parameters'>,
): DeckGoal {
  const known = questions.map((question) => ({
    questionId: question.questionId,
    topic: question.topic,
    isCovered: coversQuestion(goal, question),
  }));
  const covered = known.filter(({ isCovered }) => isCovered);
  return {
    course: goalCourse(goal, parameters),
    questions: known,
    covered: new Set(covered.map(({ questionId }) => questionId)),
  };
}

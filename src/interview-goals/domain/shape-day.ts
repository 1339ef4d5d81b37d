import type { Card } from '../../scheduling/domain/card.js';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import type { PracticeSettings } from '../../scheduling/domain/practice-settings.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { coversQuestion } from './covers-question.js';
import { goalCourse } from './goal-course.js';
import type { InterviewGoal } from './interview-goal.js';
import { planGoalDay } from './plan-goal-day.js';
import { toGoalItems } from './to-goal-items.js';

/** A question of the learner's, with what a goal is told by whether it covers it. */
export interface ShapedQuestion {
  readonly questionId: string;
  readonly bankId: string;
  readonly skills: readonly string[];
  readonly topic: string;
  /** What one answer takes. */
  readonly minutes: number;
}

/** One with what tells whether the day may ask it. */
export interface QuestionOfDay extends ShapedQuestion {
  /** The same for all that ask the same in other words. */
  readonly family: string;
  /** Whether it can be met. */
  readonly isOffered: boolean;
}

export interface DayToShape {
  /** All that have a card or could be met, each once. */
  readonly questions: readonly QuestionOfDay[];
  readonly cards: readonly Card[];
  readonly parameters: SchedulingParameters;
  readonly today: StudyDay;
  /** New questions a day where the goal has no say, and whether variants are kept apart. */
  readonly settings: Pick<PracticeSettings, 'newPerDay' | 'burySiblings'>;
  /** Minutes the learner set for this very day; null where there are none. */
  readonly minutesToday: number | null;
}

/** A day's queue as a goal wants it. */
export interface ShapedDay {
  readonly newPerDay: number;
  readonly minutesPerDay: number;
  readonly ranked: readonly string[] | null;
  /** Questions that may be met today; null: any. */
  readonly introduced: ReadonlySet<string> | null;
}

/**
 * What the goal that governs a day makes of it. Until all that it covers has been met, nothing else is
 * introduced; then the learner's own pace goes on with the rest, until the interview comes near.
 */
export function shapeDay(goal: InterviewGoal, day: DayToShape): ShapedDay {
  const questions = day.questions.map((question) => ({
    ...question,
    isCovered: coversQuestion(goal, question),
  }));
  const course = { ...goalCourse(goal, day.parameters), minutesToday: day.minutesToday };
  const items = toGoalItems(questions, day.cards, day.settings);
  const { newPerDay, ranked } = planGoalDay(items, course, dayNumber(day.today));
  const covered = questions.filter(({ isCovered }) => isCovered);
  return {
    newPerDay: newPerDay ?? day.settings.newPerDay,
    minutesPerDay: goal.minutesPerDay,
    ranked,
    introduced:
      newPerDay === null || ranked !== null
        ? null
        : new Set(covered.map(({ questionId }) => questionId)),
  };
}

import type { InterviewGoal } from '../../interview-goals/domain/interview-goal.js';
import type { ShapedQuestion } from '../../interview-goals/domain/shape-day.js';
import type { QueueInput } from '../../queue/domain/queue.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import type { RatingHabits } from '../../scheduling/domain/rating-habits.js';

/**
 * All that a forecast follows from: what the queue of the day is made of, what memory is computed with,
 * how the learner rates, and the seed of its chance (32 bits). Plain data, so that it can be handed to
 * another thread.
 */
export interface ForecastInput extends Omit<QueueInput, 'now' | 'retrievabilityOf' | 'plan'> {
  /** The learner's interviews, those that lie behind or are put away included. */
  readonly goals: readonly InterviewGoal[];
  /** All questions that have a card or could be met, as a goal looks at them. */
  readonly questions: readonly ShapedQuestion[];
  readonly parameters: SchedulingParameters;
  readonly habits: RatingHabits;
  readonly seed: number;
}

import { nextMemory, type Memory } from '../../scheduling/domain/fsrs.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';

/** Memory after one day's work on an item, and how many steps it went through. */
export interface SessionOutcome {
  readonly memory: Memory;
  readonly steps: number;
}

/**
 * What a day leaves of an item that is answered with this rating `deltaDays` after the last time: the
 * (re)learning steps that follow are taken to go well the same day. `memory` null is a first answer.
 */
export function memoryAfterSession(
  memory: Memory | null,
  deltaDays: number,
  rating: Rating,
  parameters: SchedulingParameters,
): SessionOutcome {
  const { weights } = parameters;
  const steps = stepsAhead(memory === null, rating, parameters);
  let after = nextMemory(memory, memory === null ? 0 : Math.max(0, deltaDays), rating, weights);
  for (let step = 0; step < steps; step += 1) after = nextMemory(after, 0, 3, weights);
  return { memory: after, steps };
}

/** Hard repeats the first step, Good passes it, Easy skips them all; once learnt only Again relearns. */
function stepsAhead(
  isFirst: boolean,
  rating: Rating,
  { learningStepsMinutes, relearningStepsMinutes }: SchedulingParameters,
): number {
  if (!isFirst) return rating === 1 ? relearningStepsMinutes.length : 0;
  if (rating === 4) return 0;
  return Math.max(0, learningStepsMinutes.length - (rating === 3 ? 1 : 0));
}

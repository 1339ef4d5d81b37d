import { describe, expect, it } from '@jest/globals';
import { nextMemory, type Memory } from '../../scheduling/domain/fsrs.js';
import { RATINGS, type Rating } from '../../scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { memoryAfterSession } from './memory-after-session.js';

describe('memoryAfterSession', () => {
  const { weights } = DEFAULT_SCHEDULING_PARAMETERS;
  const known = { stability: 10, difficulty: 5 };
  const goodToday = (memory: Memory) => nextMemory(memory, 0, 3, weights);

  it('takes a first Again and Hard through the learning step, and Good and Easy past it', () => {
    const steps = RATINGS.map(
      (rating) => memoryAfterSession(null, 0, rating, DEFAULT_SCHEDULING_PARAMETERS).steps,
    );
    expect(steps).toEqual([1, 1, 0, 0]);
  });

  it('takes a lapse through relearning, and nothing else', () => {
    const after = (rating: Rating) =>
      memoryAfterSession(known, 4, rating, DEFAULT_SCHEDULING_PARAMETERS);
    expect(after(1)).toEqual({ memory: goodToday(nextMemory(known, 4, 1, weights)), steps: 1 });
    expect(after(2)).toEqual({ memory: nextMemory(known, 4, 2, weights), steps: 0 });
    expect(after(3)).toEqual({ memory: nextMemory(known, 4, 3, weights), steps: 0 });
  });

  it('passes every step that is set', () => {
    const parameters = {
      ...DEFAULT_SCHEDULING_PARAMETERS,
      learningStepsMinutes: [1, 10],
      relearningStepsMinutes: [],
    };
    expect(memoryAfterSession(null, 0, 1, parameters).steps).toBe(2);
    expect(memoryAfterSession(null, 0, 3, parameters).steps).toBe(1);
    expect(memoryAfterSession(known, 4, 1, parameters).steps).toBe(0);
  });

  it('counts a day before the last review, as after a flight, as the same one', () => {
    expect(memoryAfterSession(known, -1, 3, DEFAULT_SCHEDULING_PARAMETERS).memory).toEqual(
      goodToday(known),
    );
  });
});

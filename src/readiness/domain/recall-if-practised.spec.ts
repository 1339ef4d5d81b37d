import { describe, expect, it } from '@jest/globals';
import { inDays, memory, today } from '../../../test/support/readiness-inputs.js';
import { nextMemory, retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { recallAt } from './recall-at.js';
import { recallIfPractised } from './recall-if-practised.js';

const { weights } = DEFAULT_SCHEDULING_PARAMETERS;
const kept = memory('one', { stability: 5, difficulty: 6, lastReviewAtMs: inDays(-3.4) });

describe('recallIfPractised', () => {
  it('starts a memory where there is none, as a first Good does', () => {
    const first = weights[2] ?? NaN;
    expect(recallIfPractised(null, weights, today, inDays(first))).toBeCloseTo(0.9, 7);
  });

  it('strengthens the one there is, by whole days since the last', () => {
    const { stability } = nextMemory(kept, 3, 3, weights);
    expect(recallIfPractised(kept, weights, today, inDays(20))).toBe(
      retrievabilityAfter(weights, 20, stability),
    );
  });

  it('is whole at once, and takes a clock that runs ahead for now', () => {
    expect(recallIfPractised(kept, weights, today, today)).toBe(1);
    const ahead = memory('one', { lastReviewAtMs: inDays(1) });
    expect(recallIfPractised(ahead, weights, today, today)).toBe(1);
  });
});

describe('recallAt', () => {
  it('counts parts of a day', () => {
    expect(recallAt(inDays(1.6), kept, weights)).toBe(0.9);
    expect(recallAt(inDays(-3.4), kept, weights)).toBe(1);
    expect(recallAt(inDays(-3), kept, weights)).toBe(retrievabilityAfter(weights, 0.4, 5));
  });
});

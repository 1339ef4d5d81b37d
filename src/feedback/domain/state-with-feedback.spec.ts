import { describe, expect, it } from '@jest/globals';
import type { CriterionFeedback } from './feedback.js';
import { stateWithFeedback } from './state-with-feedback.js';

const criterion = (levelKey: string | null): CriterionFeedback => ({
  criterionKey: 'risk',
  levelKey,
  evidence: [],
  rationale: '',
  suggestion: '',
  flags: [],
});

describe('stateWithFeedback', () => {
  it.each([
    ['every level', ['named', 'absent'], 'succeeded'],
    ['a level missing', ['named', null], 'partial'],
    ['no level', [null, null], 'partial'],
  ])('%s', (_, levels, state) => {
    expect(stateWithFeedback({ criteria: levels.map(criterion) })).toBe(state);
  });
});

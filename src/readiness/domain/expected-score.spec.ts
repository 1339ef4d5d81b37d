import { describe, expect, it } from '@jest/globals';
import { expectedScore } from './expected-score.js';
import { defaultConfig } from './readiness-config.js';

describe('expectedScore', () => {
  it.each([
    ['practised and remembered', 0.4, 0.8, false, 0.824],
    ['never practised', 0.4, 0, false, 0.6],
    ['remembered whole', 0.4, 1, false, 0.88],
    ['with a must-have open', 0.1, 1, true, 0.8],
    ['bad enough as it is', 0.6, 0, true, 0.4],
    ['better than perfect', -0.1, 0, false, 1],
    ['worse than nothing', 1.5, 0, false, 0],
  ])('%s', (_, gap, recall, isMustHaveOpen, score) => {
    expect(expectedScore(gap, recall, isMustHaveOpen, defaultConfig)).toBeCloseTo(score, 12);
  });
});

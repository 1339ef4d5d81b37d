import { describe, expect, it } from '@jest/globals';
import { leastScore } from './least-score.js';
import { defaultConfig } from './readiness-config.js';

describe('leastScore', () => {
  it.each([
    ['a must-have that says', true, 0.6, 0.6],
    ['a must-have that says nothing', true, null, 0.45],
    ['a must-have that asks for nothing', true, 0, 0],
    ['no must-have', false, 0.6, null],
  ])('of %s', (_, isMustHave, minScore, least) => {
    expect(leastScore({ isMustHave, minScore }, defaultConfig)).toBe(least);
  });
});

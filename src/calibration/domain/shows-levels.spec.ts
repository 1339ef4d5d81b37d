import { describe, expect, it } from '@jest/globals';
import { showsLevels } from './shows-levels.js';

describe('showsLevels', () => {
  it.each([
    ['before any try', '', false],
    ['after one that failed', 'f', false],
    ['after two that failed', 'ff', false],
    ['after three that failed', 'fff', true],
    ['after a pass', 'p', true],
    ['after a pass that came second', 'fp', true],
    ['after a pass that was failed again', 'pf', true],
  ])('%s', (_scenario, tries, shown) => {
    expect(showsLevels(Array.from(tries, (each) => ({ isPassed: each === 'p' })))).toBe(shown);
  });
});

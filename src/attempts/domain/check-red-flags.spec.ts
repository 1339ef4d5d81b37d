import { describe, expect, it } from '@jest/globals';
import { checkRedFlags } from './check-red-flags.js';

describe('checkRedFlags', () => {
  it.each([
    ['none', [], []],
    ['all of them', [2, 0, 1], []],
    ['one too many', [0, 3], ['/redFlags/1 unknown-red-flag']],
    ['one twice', [1, 0, 1], ['/redFlags/2 doubled-red-flag']],
  ])('%s', (_scenario, flags, problems) => {
    const found = checkRedFlags(3, flags).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(found).toEqual(problems);
  });
});

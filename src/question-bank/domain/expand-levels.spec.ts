import { describe, expect, it } from '@jest/globals';
import { expandLevels, passValue } from './expand-levels.js';

describe('expandLevels', () => {
  it('puts four descriptors on the scale of thirds; a must-have passes at the third level', () => {
    const levels = expandLevels(['a', 'b', 'c', 'd']);
    expect(levels.map(({ key, descriptor, value }) => [key, descriptor, value])).toEqual([
      ['absent', 'a', 0],
      ['named', 'b', 1 / 3],
      ['applied', 'c', 2 / 3],
      ['extended', 'd', 1],
    ]);
    expect(levels.filter(({ value }) => value >= passValue)).toHaveLength(2);
  });

  it.each([[[]], [['a', 'b', 'c']], [['a', 'b', 'c', 'd', 'e']]])('refuses %j', (descriptors) => {
    expect(() => expandLevels(descriptors)).toThrow(RangeError);
  });
});

import { describe, expect, it } from '@jest/globals';
import { compareText } from './compare-text.js';

describe('compareText', () => {
  it('goes by code unit', () => {
    expect(['b', 'a', 'B', 'ä', 'a'].toSorted(compareText)).toEqual(['B', 'a', 'a', 'b', 'ä']);
  });
});

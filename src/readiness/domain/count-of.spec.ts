import { describe, expect, it } from '@jest/globals';
import { countOf } from './count-of.js';

describe('countOf', () => {
  it('has one of one, and several of all others', () => {
    expect([0, 1, 2].map((count) => countOf(count, 'answer'))).toEqual([
      '0 answers',
      '1 answer',
      '2 answers',
    ]);
  });
});

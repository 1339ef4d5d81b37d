import { describe, expect, it } from '@jest/globals';
import { powerOf } from './power-of.js';

describe('what stands above the line', () => {
  it.each([
    ['6', '^6'],
    ['-3', '^-3'],
    ['n', '^n'],
    ['n-1', '^(n-1)'],
    ['th', 'th'],
    ['TM', 'TM'],
    ['see below', 'see below'],
    [' ', ' '],
  ])('%p is written %p', (text, written) => {
    expect(powerOf(text)).toBe(written);
  });
});

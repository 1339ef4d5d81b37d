import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrapText } from './wrap-text.js';

const count = (text: string): number => Array.from(text).length;
const wrap = (text: string, width: number, most: number) =>
  wrapText(text, { width, size: 1, most }, count);

describe('wrapping a text', () => {
  it('breaks between words', () => {
    expect(wrap('one two three four', 9, 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('', 9, 9)).toEqual([]);
  });

  it('ends with an ellipsis where there are no more lines', () => {
    expect(wrap('one two three four', 9, 2)).toEqual(['one two', 'three fo…']);
    expect(wrap('one two', 9, 1)).toEqual(['one two']);
  });

  it('cuts a word that is too long for any line', () => {
    expect(wrap('unbelievable as it is', 6, 3)).toEqual(['unbel…', 'as it', 'is']);
  });

  it('never makes wider or more lines than it may', () => {
    const { failed } = fc.check(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 6 }),
        (text, width, most) => {
          const lines = wrap(text, width, most);
          return lines.length <= most && lines.every((line) => count(line) <= width);
        },
      ),
      { numRuns: 2000 },
    );
    expect(failed).toBe(false);
  });
});

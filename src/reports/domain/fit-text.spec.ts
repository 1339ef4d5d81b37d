import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateTextWidth } from './estimate-text-width.js';
import { fitText } from './fit-text.js';

/** As wide as it has characters. */
const count = (text: string): number => Array.from(text).length;

describe('fitting a text', () => {
  it('leaves alone what fits', () => {
    expect(fitText('Databases', 9, 1, count)).toBe('Databases');
  });

  it('ends what does not with an ellipsis', () => {
    expect(fitText('Databases', 5, 1, count)).toBe('Data…');
    expect(fitText('Data bases', 6, 1, count)).toBe('Data…');
    expect(fitText('Databases', 0, 1, count)).toBe('…');
  });

  it('keeps together what is one character to the eye', () => {
    const family = '👨‍👩‍👧';
    expect(fitText(`ab${family}cd`, 5, 1, count)).toBe('ab…');
    expect(fitText(`ab${family}cd`, 8, 1, count)).toBe(`ab${family}…`);
  });

  it('is never wider than it may be, as long as an ellipsis fits', () => {
    const isHeld = fc.check(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 12, max: 200 }),
        (text, width) => {
          const fitted = fitText(text, width, 10, estimateTextWidth);
          return estimateTextWidth(fitted, 10) <= width || fitted === '…';
        },
      ),
      { numRuns: 2000 },
    );
    expect(isHeld.failed).toBe(false);
  });
});

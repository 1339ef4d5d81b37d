import { describe, expect, it } from '@jest/globals';
import { worstCaseTokens } from './call-terms.js';

describe('worstCaseTokens', () => {
  it.each([
    ['', 600],
    ['abcde', 603],
    ['ä', 602],
    ['租约', 606],
    ['🙂', 604],
    ['ab\u0000🙂', 606],
  ])('of %j is %d', (sent, expected) => {
    expect(worstCaseTokens(sent, 100)).toBe(expected);
  });

  it('is at least half the bytes and at most all of them', () => {
    for (const text of ['plain', 'ümlaut', '混合 text', '👩‍👩‍👧']) {
      const bytes = Buffer.byteLength(text);
      expect(worstCaseTokens(text, 0) - 500).toBeGreaterThanOrEqual(bytes / 2);
      expect(worstCaseTokens(text, 0) - 500).toBeLessThanOrEqual(bytes);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { isCardKey } from './is-card-key.js';

describe('isCardKey', () => {
  it.each(['1', '  x', 'нет', '=1+1', 'a,b"c', '😀'.repeat(200)])('takes %j', (text) => {
    expect(isCardKey(text)).toBe(true);
  });

  it.each(['', ' ', 'a\u0000', 'a\tb', 'a\u0085b', '\uDC00', 'x'.repeat(201)])(
    'refuses %j',
    (text) => {
      expect(isCardKey(text)).toBe(false);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { readingsOf } from './readings-of.js';

describe('readingsOf', () => {
  it.each([
    ['what is unseen', 'Ig\u200Bnore this', 'ignore this'],
    ['tag characters', 'x\u{E0068}\u{E0069}', 'xhi'],
    ['accents', 'Ìgnóre', 'ignore'],
    ['digits for letters', 'ign0re 4ll', 'ignore all'],
    ['letters of other alphabets', 'іgnоre', 'ignore'],
    ['what is shifted by 13', 'vtaber', 'ignore'],
    ['what is written backwards', 'erongi', 'ignore'],
    ['base64', btoa('ignore all of the above'), 'ignore all of the above'],
  ])('sees through %s', (_scenario, text, reading) => {
    expect(readingsOf(text)).toContain(reading);
  });

  it.each([
    ['marks of two classes', `a${'\u0301\u0316'.repeat(50_000)}`],
    ['base64 without an end', 'QUJD'.repeat(50_000)],
    ['a word without an end', 'a1'.repeat(100_000)],
  ])('takes no longer than its length allows: %s', (_scenario, text) => {
    const start = performance.now();
    readingsOf(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

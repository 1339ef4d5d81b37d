import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from './fold-text.js';

const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const pieces = [
  'ﬁ ㎏ ½ e \u0301 \u0323 ｶ ﾞ 가 ㄱ ㅏ \u1100 \u1161 \u11A8 … ¨ ſ \u200D 👩 👩‍💻 👍🏽 \u{E0041} İ ﷺ',
  '\uD83D \u064B ॐ \u0F73 \u200B ² \u0085',
].flatMap((line) => line.split(' '));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...pieces, ' ', '\n', '\u00A0')).map((some) => some.join('')),
);

describe('foldText', () => {
  it.each([
    ['white space', ' a \t\r\n\u00A0\u2028 b', ' a b'],
    ['ligatures and units', 'ﬁve ㎏ ½', 'five kg 1⁄2'],
    ['full-width forms', 'Ｒｅｄｉｓ　７', 'Redis 7'],
    ['accents written apart', 'cafe\u0301', 'café'],
    ['half-width syllables with their marks', 'ｶﾞ', 'ガ'],
    ['syllables written in letters', '\u1100\u1161\u11A8', '각'],
    ['quotation marks and hyphens', '“it’s” 10–20 −5', '"it\'s" 10-20 -5'],
    ['what has no looks', 'a\u200Bb\u00ADc\uFEFF\u202Ed\u{E0041}', 'abcd'],
    ['no case', 'Redis REDIS', 'Redis REDIS'],
    ['no dashes between clauses', 'a — b', 'a — b'],
  ])('folds %s', (_scenario, given, folded) => {
    expect(foldText(given).text).toBe(folded);
  });

  it('knows where each unit comes from', () => {
    const { text: folded, starts, ends } = foldText('xﬁ\u200B  e\u0301👍🏽');
    expect(folded).toBe('xfi é👍🏽');
    expect(starts).toEqual([0, 1, 1, 3, 5, 7, 7, 7, 7]);
    expect(ends).toEqual([1, 2, 2, 4, 7, 11, 11, 11, 11]);
  });

  it('is the NFKC of all that is seen, with single spaces, for any text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const quotes = /[‘’‚‛ʼ′“”„‟″‐‒–−]/u;
        fc.pre(!quotes.test(given.normalize('NFKC')));
        const whole = given.replaceAll(unseen, '').normalize('NFKC');
        expect(foldText(given).text).toBe(whole.replaceAll(/[\s\p{Cc}]+/gu, ' '));
      }),
      { numRuns: 1_000 },
    );
  });

  it('maps every unit to a stretch of the original that splits no pair, in order', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { text: folded, starts, ends } = foldText(given);
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
        starts.forEach((start, place) => {
          expect(start).toBeLessThan(ends[place] ?? 0);
          expect(start).toBeGreaterThanOrEqual(starts[place - 1] ?? 0);
          const edges = [start, ends[place] ?? 0].map((edge) => given.slice(edge - 1, edge + 1));
          expect(edges.some((edge) => /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/u.test(edge))).toBe(false);
        });
      }),
      { numRuns: 700 },
    );
  });

  it('folds what it folded to the same', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = foldText(given).text;
        expect(foldText(once).text).toBe(once);
      }),
      { numRuns: 700 },
    );
  });

  it.each([
    ['a word that becomes eighteen with blanks', '\uFDFA'.repeat(20_000)],
    ['marks of two classes heaped on a letter', `a${'\u0301\u0316'.repeat(20_000)}`],
    ['prose', 'plain words and blanks '.repeat(9_000)],
  ])('takes no longer than its length allows: %s', (_scenario, given) => {
    const start = performance.now();
    foldText(given);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

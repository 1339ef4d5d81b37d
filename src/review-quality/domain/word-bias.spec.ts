import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordBias, type BiasWord } from './word-bias.js';

const opposite: Record<BiasWord, BiasWord> = {
  lenient: 'strict',
  'slightly-lenient': 'slightly-strict',
  'in-line': 'in-line',
  'slightly-strict': 'slightly-lenient',
  strict: 'lenient',
  unknown: 'unknown',
};

const times = (count: number, differences: number[]) =>
  Array.from({ length: count }, () => differences).flat();

describe('wordBias', () => {
  it.each<[string, number[], BiasWord]>([
    ['nothing', [], 'unknown'],
    ['four reviews, however alike', [0.3, 0.3, 0.3, 0.3], 'unknown'],
    ['no difference at all', [0, 0, 0, 0, 0], 'in-line'],
    ['certain, but too small to matter', [0.04, 0.04, 0.04, 0.04, 0.05], 'in-line'],
    // Mean .05, se .00316, times 2.776: .0088.
    ['small', [0.04, 0.06, 0.05, 0.06, 0.04], 'slightly-lenient'],
    ['small and below', [-0.04, -0.06, -0.05, -0.06, -0.04], 'slightly-strict'],
    // Mean .10, se .0224: .062.
    ['plain', [0.05, 0.15, 0.1, 0.05, 0.15], 'lenient'],
    ['plain and below', [-0.05, -0.15, -0.1, -0.05, -0.15], 'strict'],
    // Mean .10, se .0671: .186 is more.
    ['large, but it may be chance', [-0.05, 0.25, 0.1, -0.05, 0.25], 'in-line'],
    // The same four times over, se .0308, times 2.093: .064.
    ['large, and seen often enough', times(4, [-0.05, 0.25, 0.1, -0.05, 0.25]), 'lenient'],
    [
      'a tenth by binary fractions',
      [0.8 - 0.7, 0.8 - 0.7, 0.8 - 0.7, 0.8 - 0.7, 0.8 - 0.7],
      'lenient',
    ],
  ])('of %s', (_what, differences, word) => {
    expect(wordBias(differences)).toBe(word);
  });

  it('says the contrary of the contrary, in whatever order', () => {
    const differences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(differences, (all) => {
        const turned = all.map((difference) => -difference);
        expect(wordBias(turned)).toBe(opposite[wordBias(all)]);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { measureAgreement } from './measure-agreement.js';
import type { PairedLevels } from './pair-levels.js';

type Pairs = PairedLevels['modelAndPeople'];

/** Counts: model 2, 2, 2, 2 by level; people 1, 3, 3, 1. */
const pairs: Pairs = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [1, 2],
  [2, 1],
  [0, 1],
  [3, 2],
];

function paired(changes: Partial<PairedLevels>): PairedLevels {
  return { modelAndPeople: [], mustHaves: [], amongPeople: [], isMidRange: false, ...changes };
}

const unknown = {
  qwk: null,
  exact: null,
  adjacent: null,
  bias: null,
  mustHaveKappa: null,
  midRangeQwk: null,
  humanQwk: null,
};

describe('measureAgreement', () => {
  it('tells agreement by level', () => {
    // Observed 4 × 1²; expected 2 × (24 + 8 + 8 + 24) / 8 = 16. Kappa 1 − 4/16.
    expect(measureAgreement([paired({ modelAndPeople: pairs })])).toEqual({
      ...unknown,
      qwk: 0.75,
      exact: 0.5,
      adjacent: 1,
      bias: 0,
    });
  });

  it('tells the same however pairs are spread over answers', () => {
    const one = measureAgreement([paired({ modelAndPeople: pairs })]);
    const several = measureAgreement(pairs.map((pair) => paired({ modelAndPeople: [pair] })));
    expect(several).toEqual(one);
  });

  it.each([
    ['a mild model', 1, 1],
    ['a strict model', -1, -1],
  ])('gives the bias of %s a sign', (_, shift, bias) => {
    const shifted = [1, 1, 2, 2].map((person): [number, number] => [person + shift, person]);
    const figures = measureAgreement([paired({ modelAndPeople: shifted })]);
    expect([figures.bias, figures.exact, figures.adjacent]).toEqual([bias, 0, 1]);
  });

  it('counts two levels apart as neither the same nor near', () => {
    const far: Pairs = [
      [0, 2],
      [3, 3],
    ];
    const figures = measureAgreement([paired({ modelAndPeople: far })]);
    expect([figures.exact, figures.adjacent, figures.bias]).toEqual([0.5, 0.5, -1]);
  });

  it('tells must-haves met and missed by Cohen’s kappa', () => {
    // 6 of 8 agree; each side has half of them met, so chance brings ½: (.75 − .5) / .5.
    const mustHaves = pairs.map(([one, other]): [number, number] => [+(one >= 2), +(other >= 2)]);
    expect(measureAgreement([paired({ mustHaves })])).toEqual({ ...unknown, mustHaveKappa: 0.5 });
  });

  it('takes the answers in the middle for themselves', () => {
    const opposite = pairs.map(([one, other]): [number, number] => [3 - one, other]);
    const figures = measureAgreement([
      paired({ modelAndPeople: pairs, isMidRange: true }),
      paired({ modelAndPeople: opposite }),
    ]);
    expect(figures.midRangeQwk).toBe(0.75);
    expect(figures.qwk).toBe(0);
  });

  it('tells how people agree among themselves', () => {
    expect(measureAgreement([paired({ amongPeople: pairs })])).toEqual({
      ...unknown,
      humanQwk: 0.75,
    });
  });

  it('tells nothing of nothing', () => {
    expect(measureAgreement([])).toEqual(unknown);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pearsonCorrelation } from './pearson-correlation.js';
import { weightedKappa, type KappaWeights } from './weighted-kappa.js';

/** One rater in rows, the other in columns. */
const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => [one, other] as const)),
  );

/**
 * 85 xeromammograms, normal to cancer, by two radiologists: Boyd et al., Journal of the National Cancer
 * Institute 68 (1982) 357–363, the worked example of Stata's manual (kappa).
 */
const radiologists = [
  [21, 12, 0, 0],
  [4, 17, 1, 0],
  [3, 9, 15, 2],
  [0, 0, 0, 1],
];

/** 91 couples, never to almost always: Hout et al. (1987) in Agresti, Categorical Data Analysis (1990). */
const couples = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
];

/** 200 cases by two judges, the proportions of Cohen (1968), table 1, times 200. */
const judges = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
];

/** 100 patients by two raters: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 18.1. */
const diagnoses = [
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
];

describe('weightedKappa', () => {
  // By hand: the disagreement in the table over that of its margins, Σ row·column·weight / n.
  it.each<[string, number[][], KappaWeights, number, number]>([
    // 1·(12+4+1+9+2) + 2·3; margins 33 22 29 1 and 28 38 16 3: 6696/85. Stata says .5684.
    ['radiologists', radiologists, 'linear', 1 - (34 * 85) / 6696, 0.5684],
    // 1·28 + 4·3; margins 10346/85. Stata: agreement 94.77 %, expected 84.09 %.
    ['radiologists', radiologists, 'quadratic', 1 - (40 * 85) / 10_346, 0.6714],
    // vcd's Kappa(SexualFun), equal spacing: .2374. Margins 19 20 19 33 and 12 28 18 33: 10262/91.
    ['couples', couples, 'linear', 1 - (86 * 91) / 10_262, 0.2374],
    // 1·(14+10+10+6) + 2·(18+2) = 80; margins 120 60 20 and 100 60 40: 30400/200.
    ['judges', judges, 'linear', 9 / 19, 0.4737],
    // 40 + 4·20 = 120; margins 44000/200.
    ['judges', judges, 'quadratic', 5 / 11, 0.4545],
    // 1·(1+5+1+0) + 2·4 = 15; margins 80 10 10 and 80 5 15: 5400/100.
    ['diagnoses', diagnoses, 'linear', 13 / 18, 0.7222],
    // 7 + 4·4 = 23; margins 9400/100.
    ['diagnoses', diagnoses, 'quadratic', 71 / 94, 0.7553],
  ])('of the %s (%#) is what paper and pencil give', (_what, table, weights, byHand, decimals) => {
    const kappa = weightedKappa(pairsOf(table), weights);
    expect(kappa).toBeCloseTo(byHand, 12);
    expect(kappa).toBeCloseTo(decimals, 4);
  });

  it.each<[string, (readonly [number, number])[]]>([
    ['no pairs', []],
    [
      'four pairs',
      pairsOf([
        [2, 0],
        [0, 2],
      ]),
    ],
    ['the same throughout', pairsOf([[9]])],
  ])('is not there for %s', (_what, pairs) => {
    expect(weightedKappa(pairs, 'quadratic')).toBeNull();
  });

  it('is 0 where one never changes, and below 0 for the contrary', () => {
    expect(weightedKappa(pairsOf([[4, 4]]), 'quadratic')).toBe(0);
    expect(
      weightedKappa(
        pairsOf([
          [0, 3],
          [3, 0],
        ]),
        'linear',
      ),
    ).toBe(-1);
  });

  const place = fc.integer({ min: 0, max: 4 });
  const somePairs = fc.array(fc.tuple(place, place), { maxLength: 30 });
  const anyWeights = fc.constantFrom<KappaWeights>('linear', 'quadratic');

  it('is the same for both orders of the raters, for any order of pairs and any unit; at most 1', () => {
    fc.assert(
      fc.property(somePairs, anyWeights, (pairs, weights) => {
        const kappa = weightedKappa(pairs, weights);
        const swapped = pairs.toReversed().map(([one, other]) => [other / 3, one / 3] as const);
        expect(weightedKappa(swapped, weights) ?? 2).toBeCloseTo(kappa ?? 2, 9);
        expect(kappa === null || (Number.isFinite(kappa) && kappa <= 1)).toBe(true);
        const identical = pairs.map(([one]) => [one, one] as const);
        expect([1, null]).toContain(weightedKappa(identical, weights));
      }),
    );
  });

  it('with squares is the correlation, where both give each value as often (Cohen 1968)', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const both = [...pairs, ...pairs.map(([one, other]) => [other, one] as const)];
        fc.pre(both.length >= 5);
        const r = pearsonCorrelation(both);
        expect(weightedKappa(both, 'quadratic') ?? 2).toBeCloseTo(r ?? 2, 9);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { krippendorffAlpha, type AlphaMetric } from './krippendorff-alpha.js';

/** Observers in lines, units in columns; a dot where one did not judge. */
function unitsOf(...observers: string[]): number[][] {
  const rows = observers.map((line) => line.split(' '));
  return (rows[0] ?? []).map((_, unit) =>
    rows.flatMap((row) =>
      row[unit] === undefined || row[unit] === '.' ? [] : [Number(row[unit])],
    ),
  );
}

/** Krippendorff (2011), part C: four observers, twelve units, missing data. */
const published = unitsOf(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);

describe('krippendorffAlpha', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as [AlphaMetric, number][])('of Krippendorff’s data is, %s, %d', (metric, alpha) => {
    expect(krippendorffAlpha(published, metric)).toBeCloseTo(alpha, 3);
  });

  it('of his two observers and ten yes-or-no units is .095', () => {
    const units = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
    expect(krippendorffAlpha(units, 'nominal')).toBeCloseTo(0.095, 3);
  });

  it('of his two observers and twelve units in five categories is .692', () => {
    const units = unitsOf('1 1 2 2 4 3 3 3 5 4 4 1', '2 1 2 2 2 3 3 3 5 4 4 4');
    expect(krippendorffAlpha(units, 'nominal')).toBeCloseTo(0.692, 3);
  });

  it.each([
    ['no units', []],
    ['four units', unitsOf('1 2 3 4', '1 2 3 4')],
    ['units that one observer judged', unitsOf('1 2 3 4 1 2', '. . . . . 2')],
    ['one value throughout', unitsOf('2 2 2 2 2', '2 2 2 2 2')],
  ])('is not there for %s', (_, units) => {
    expect(krippendorffAlpha(units, 'ordinal')).toBeNull();
  });

  it('is 1 for perfect agreement and below 0 for the contrary', () => {
    expect(krippendorffAlpha(unitsOf('1 2 3 1 2', '1 2 3 1 2'), 'ordinal')).toBe(1);
    expect(krippendorffAlpha(unitsOf('1 3 1 3 1', '3 1 3 1 3'), 'ordinal')).toBeLessThan(0);
  });

  it('ignores who said what, the order of units and what only one judged; never NaN', () => {
    const unit = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });
    const metrics = fc.constantFrom<AlphaMetric>('nominal', 'ordinal', 'interval', 'ratio');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), metrics, (units, metric) => {
        const alpha = krippendorffAlpha(units, metric);
        const turned = units.toReversed().map((values) => values.toReversed());
        const without = units.filter(({ length }) => length > 1);
        for (const same of [turned, without]) {
          expect(krippendorffAlpha(same, metric) ?? 2).toBeCloseTo(alpha ?? 2, 9);
        }
        expect(alpha === null || (Number.isFinite(alpha) && alpha <= 1)).toBe(true);
      }),
    );
  });

  it('of ordinal values looks at their order alone', () => {
    const unit = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 5, maxLength: 12 }), (units) => {
        const stretched = units.map((values) => values.map((value) => value ** 3 / 7));
        expect(krippendorffAlpha(stretched, 'ordinal')).toEqual(
          krippendorffAlpha(units, 'ordinal'),
        );
      }),
    );
  });
});

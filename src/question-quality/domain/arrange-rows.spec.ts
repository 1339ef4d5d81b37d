import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arrangeRows, placeOf, type Arrangement } from './arrange-rows.js';
import { qualityMeasures, type QualityMeasure, type QualityRow } from './quality-row.js';

const rowOf = (
  questionId: string,
  passRate: number | null,
  changes: Partial<QualityRow> = {},
): QualityRow => {
  const none = qualityMeasures.map((measure): [QualityMeasure, number | null] => [measure, null]);
  const measures = { ...(Object.fromEntries(none) as QualityRow['measures']), passRate };
  return { questionId, slug: questionId, title: '', position: 0, measures, flaws: [], ...changes };
};
const byPassRate: Arrangement = { sort: 'passRate', order: 'asc', finding: null };
const ids = (rows: readonly QualityRow[]) => rows.map(({ questionId }) => questionId).join('');

describe('arrangeRows', () => {
  const rows = [rowOf('a', 0.5), rowOf('b', null), rowOf('c', 0.9), rowOf('d', 0.5), rowOf('e', 0)];

  it.each([
    ['asc', 'eadcb'],
    ['desc', 'cadeb'],
  ] as const)('orders %s, equal ones by id, and what is unknown last', (order, arranged) => {
    expect(ids(arrangeRows(rows, { ...byPassRate, order }, null))).toBe(arranged);
  });

  it('orders by place in the bank', () => {
    const placed = rows.map((row, place) => ({ ...row, position: 10 - place }));
    expect(ids(arrangeRows(placed, { ...byPassRate, sort: 'position' }, null))).toBe('edcba');
  });

  it('shows those with a flaw alone', () => {
    const flawed = rows.map((row, place) =>
      place % 2 === 0 ? { ...row, flaws: ['too-easy' as const] } : row,
    );
    expect(ids(arrangeRows(flawed, { ...byPassRate, finding: 'too-easy' }, null))).toBe('eac');
    expect(arrangeRows(flawed, { ...byPassRate, finding: 'too-hard' }, null)).toEqual([]);
  });

  it('pages without repeating or skipping', () => {
    const rates = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { maxLength: 12 });
    fc.assert(
      fc.property(rates, fc.constantFrom('asc' as const, 'desc' as const), (values, order) => {
        const many = values.map((rate, place) => rowOf(String.fromCodePoint(97 + place), rate));
        const arrangement = { ...byPassRate, order };
        const whole = arrangeRows(many, arrangement, null);
        for (const [place, row] of whole.entries()) {
          const rest = arrangeRows(many.toReversed(), arrangement, placeOf(row, arrangement));
          expect(rest).toEqual(whole.slice(place + 1));
        }
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRow } from './read-row.js';

const layout = {
  card_id: 0,
  review_time: 1,
  review_rating: 2,
  review_state: 3,
  review_duration: 4,
};
const latest = new Date('2026-01-01T00:00:00.000Z');
const sound = ['17', '1711744352250', '3', '2', '25060'];
const read = (cells: readonly string[]) => readRow({ line: 7, cells }, { layout, latest });
const withCell = (index: number, text: string) => read(sound.with(index, text));

describe('readRow', () => {
  it('reads a line as the tools of the field write it', () => {
    expect(read(sound)).toEqual({
      kind: 'row',
      row: {
        cardKey: '17',
        occurredAt: new Date('2024-03-29T20:32:32.250Z'),
        rating: 3,
        state: 2,
        durationMs: 25_060,
      },
    });
  });

  it.each([
    ['0', '1970-01-01T00:00:00.000Z'],
    ['2024-03-29T20:32:32.250000+00:00', '2024-03-29T20:32:32.250Z'],
    ['2024-03-29 20:32:32.250999+00:00', '2024-03-29T20:32:32.250Z'],
    ['2024-03-29T22:32:32+02:00', '2024-03-29T20:32:32.000Z'],
    [String(latest.getTime()), latest.toISOString()],
  ])('takes the time %s', (text, instant) => {
    expect(withCell(1, text)).toMatchObject({ row: { occurredAt: new Date(instant) } });
  });

  it.each([
    [1, '1767225600001', 'in-the-future'],
    [1, '9007199254740993', 'in-the-future'],
    [1, '9'.repeat(17), 'not-a-time'],
    [1, '1e400', 'not-a-time'],
    [1, '1.7117e12', 'not-a-time'],
    [1, '-1', 'not-a-time'],
    [1, '0x10', 'not-a-time'],
    [1, ' 5', 'not-a-time'],
    [1, '', 'not-a-time'],
    [1, '2024-02-30T00:00:00Z', 'not-a-time'],
    [1, '2024-03-29T20:32:32', 'not-a-time'],
    [1, '1970-01-01T00:00:00+14:00', 'not-a-time'],
    [0, '', 'not-a-name'],
    [0, ' ', 'not-a-name'],
    [0, 'a\u0000b', 'not-a-name'],
    [0, 'a\nb', 'not-a-name'],
    [0, '\uD800', 'not-a-name'],
    [0, 'x'.repeat(201), 'not-a-name'],
    [2, '0', 'not-a-rating'],
    [2, '5', 'not-a-rating'],
    [2, '3.0', 'not-a-rating'],
    [2, '', 'not-a-rating'],
    [3, '4', 'not-a-state'],
    [3, '-1', 'not-a-state'],
    [4, '86400001', 'not-a-duration'],
    [4, '-5', 'not-a-duration'],
    [4, '9275.5', 'not-a-duration'],
  ])('refuses in cell %i the text %j', (index, text, code) => {
    expect(withCell(index, text)).toMatchObject({ kind: 'faulty', problems: [{ line: 7, code }] });
  });

  it('takes empty cells where it may', () => {
    expect(read(['17', '5', '1', '', ''])).toMatchObject({
      row: { state: null, durationMs: null },
    });
  });

  it('takes columns that are not there as empty', () => {
    const short = { ...layout, review_state: null, review_duration: null };
    expect(readRow({ line: 2, cells: ['17', '5', '1'] }, { layout: short, latest })).toMatchObject({
      kind: 'row',
      row: { state: null, durationMs: null },
    });
  });

  it('names every cell at fault', () => {
    expect(read(['', 'x', '9', '9', 'x'])).toMatchObject({
      problems: [
        { field: 'card_id' },
        { field: 'review_time' },
        { field: 'review_rating' },
        { field: 'review_state' },
        { field: 'review_duration' },
      ],
    });
  });

  it.each([[[]], [['1']], [[...sound, '']]])('refuses %j for its width', (cells) => {
    expect(read(cells)).toMatchObject({
      problems: [{ line: 7, field: null, code: 'wrong-width' }],
    });
  });

  it('counts characters, not code units', () => {
    expect(withCell(0, '😀'.repeat(200))).toMatchObject({ kind: 'row' });
    expect(withCell(0, '😀'.repeat(201))).toMatchObject({ kind: 'faulty' });
  });

  it('never throws, whatever stands in the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 7 }), (cells) => {
        expect(['row', 'faulty']).toContain(read(cells).kind);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromCsvCardKey, toCsvCardKey } from './csv-card-key.js';

describe('card keys in CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['1711684180217', '1711684180217'],
    ['a=b', 'a=b'],
  ])('writes %j as %j', (key, cell) => {
    expect(toCsvCardKey(key)).toBe(cell);
    expect(fromCsvCardKey(cell)).toBe(key);
  });

  it('leaves no cell that a spreadsheet would run', () => {
    const starts = fc.constantFrom('=', '+', '-', '@', "'", "'=", "''+", 'a');
    fc.assert(
      fc.property(starts, fc.string(), (start, rest) => {
        const cell = toCsvCardKey(start + rest);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
        expect(fromCsvCardKey(cell)).toBe(start + rest);
      }),
    );
  });
});

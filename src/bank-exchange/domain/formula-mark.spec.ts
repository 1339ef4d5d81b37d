import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFormula, markCell, unmarkCell } from './formula-mark.js';

const start = fc.constantFrom(
  "'",
  "''",
  '=',
  '+',
  '-',
  '@',
  ' ',
  '\t',
  '\r',
  '\n',
  '＝',
  '－',
  'a',
  '',
);
const text = fc.tuple(start, start, start, fc.string()).map((parts) => parts.join(''));

describe('markCell', () => {
  it.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ['- a point', "'- a point"],
    ["'=x", "''=x"],
    [' =x', "' =x"],
    ["it's", "it's"],
    ["'quoted'", "'quoted'"],
    ['', ''],
  ])('makes %j to %j', (value, cell) => {
    expect(markCell(value)).toBe(cell);
  });

  it('is undone exactly, and leaves nothing that would be computed', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(unmarkCell(markCell(value))).toBe(value);
        expect(isFormula(markCell(value))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('isFormula', () => {
  it.each([
    '=1+1',
    '@SUM(A1)',
    '+1+1',
    '-1-1',
    '+A1',
    '-cmd',
    '\t=1',
    ' \r\n@x',
    '＝1',
    '－1',
    '-10 %x',
  ])('refuses %j', (cell) => {
    expect(isFormula(cell)).toBe(true);
  });

  it.each([
    '-5',
    '+1.5e3',
    '-10 %',
    '- a point',
    '+ a point',
    '-',
    '---',
    '---\nrule',
    'a=1',
    "'=1",
    '',
  ])('takes %j', (cell) => {
    expect(isFormula(cell)).toBe(false);
  });
});

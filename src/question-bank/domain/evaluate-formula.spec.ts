import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateFormula, namesIn } from './evaluate-formula.js';

const names = new Map([
  ['users', 200_000_000],
  ['peak', 3],
  ['share_2', 0.3],
]);

describe('evaluateFormula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 3 / 2', 2],
    ['2 ** 3 ** 2', 512],
    ['-2 ** 2', -4],
    ['2 ** -1', 0.5],
    ['--3', 3],
    ['users * peak / 86400', 6944.444444444444],
    ['ceil(10 / 4) + floor(10 / 4) + round(10 / 4)', 8],
    ['min(5, 3, 4) * max(1, 2)', 6],
    ['users*(1-share_2)', 140_000_000],
    ['  1.5  ', 1.5],
  ])('%s = %d', (formula, value) => {
    const result = evaluateFormula(formula, names);
    expect(result).toEqual({ kind: 'value', value: expect.closeTo(value, 6) });
  });

  it.each([
    ['', 'ends too early'],
    ['1 +', 'ends too early'],
    ['(1', 'ends too early'],
    ['1 2', "does not expect '2'"],
    ['1)', "does not expect ')'"],
    ['* 2', "does not expect '*'"],
    ['nobody * 2', "'nobody' is neither an assumption nor an earlier figure"],
    ['ceil 2', "'ceil' needs parentheses"],
    ['round(1, 2)', "'round' takes one value"],
    ['1 / 0', 'does not come to a finite number'],
    ['(0 - 1) ** 0.5', 'does not come to a finite number'],
    ['1; process', "cannot be read from '; process'"],
    ['constructor', "'constructor' is neither an assumption nor an earlier figure"],
    ['Users', "cannot be read from 'Users'"],
  ])('refuses %j', (formula, detail) => {
    expect(evaluateFormula(formula, names)).toEqual({ kind: 'fault', detail });
  });

  it('agrees with the language on sums of products', () => {
    const number = fc.double({ min: 0.001, max: 1000, noNaN: true }).map((x) => x.toFixed(3));
    const operator = fc.constantFrom(' + ', ' - ', ' * ', ' / ');
    const tail = fc.array(fc.tuple(operator, number), { maxLength: 12 });
    fc.assert(
      fc.property(number, tail, (first, rest) => {
        const formula = first + rest.map((pair) => pair.join('')).join('');
        const expected = sumOfProducts(Number(first), rest);
        fc.pre(Number.isFinite(expected));
        expect(evaluateFormula(formula, new Map())).toEqual({ kind: 'value', value: expected });
      }),
    );
  });
});

/** The same by another way: products are worked off first, then added from the left. */
function sumOfProducts(first: number, rest: readonly (readonly [string, string])[]): number {
  const terms = [first];
  for (const [operator, text] of rest) {
    const value = Number(text);
    const last = terms.length - 1;
    if (operator === ' + ') terms.push(value);
    else if (operator === ' - ') terms.push(-value);
    else terms[last] = operator === ' * ' ? (terms[last] ?? 0) * value : (terms[last] ?? 0) / value;
  }
  return terms.reduce((sum, term) => sum + term);
}

describe('namesIn', () => {
  it('tells each name once and no function', () => {
    expect(namesIn('ceil(users * peak / users) + max(peak, 1)')).toEqual(['users', 'peak']);
    expect(namesIn('users $ peak')).toEqual([]);
  });
});

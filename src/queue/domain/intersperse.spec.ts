import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { intersperse } from './intersperse.js';

describe('intersperse', () => {
  it.each([
    ['rrrrrr', 'NN', 'rrNrrNrr'],
    ['rrrr', 'N', 'rrNrr'],
    ['rrrrrrr', 'NNN', 'rNrrNrrNrr'],
    ['rr', 'NNN', 'NrNNr'],
    ['', 'NN', 'NN'],
    ['rr', '', 'rr'],
  ])('%p with %p', (many, few, expected) => {
    expect(intersperse(many.split(''), few.split('')).join('')).toBe(expected);
  });

  it('keeps both orders, and runs that differ by at most one', () => {
    const lengths = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 }));
    fc.assert(
      fc.property(lengths, ([manyLength, fewLength]) => {
        const many = Array.from({ length: manyLength }, (_, index) => index);
        const few = Array.from({ length: fewLength }, (_, index) => -1 - index);
        const mixed = intersperse(many, few);
        expect(mixed.filter((n) => n >= 0)).toEqual(many);
        expect(mixed.filter((n) => n < 0)).toEqual(few);
        const shape = mixed.map((n) => (n < 0 ? 'N' : 'r')).join('');
        const runs = shape.split('N').map(({ length }) => length);
        expect(Math.max(...runs) - Math.min(...runs)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

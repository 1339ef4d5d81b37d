import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isContested } from './is-contested.js';

const grade = (score: number, mustHaveMet = true) => ({ score, mustHaveMet });

describe('isContested', () => {
  it.each([
    [grade(0.8), grade(0.6), false],
    [grade(0.8), grade(0.59999), true],
    [grade(0.3), grade(0.1), false],
    [grade(0.66667), grade(0.86667), false],
    [grade(0.66666), grade(0.86667), true],
    [grade(1), grade(0), true],
    [grade(0.8), grade(0.8, false), true],
    [grade(0.8, false), grade(0.75, false), false],
  ])('of %p and %p: %p', (own, other, expected) => {
    expect(isContested(own, other)).toBe(expected);
    expect(isContested(other, own)).toBe(expected);
  });

  it('is never a grade by itself', () => {
    const any = fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      mustHaveMet: fc.boolean(),
    });
    fc.assert(fc.property(any, (each) => !isContested(each, each)));
    expect(isContested(grade(0.5), grade(0.5))).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { upperLowerIndex, type ItemAndRest } from './upper-lower-index.js';

/** A hundred answers, the best first, of which so many pass in the best and the worst 27. */
const hundred = (upper: number, lower: number): ItemAndRest[] =>
  Array.from({ length: 100 }, (_, place) => ({
    isPass: place < upper || (place >= 73 && place - 73 < lower),
    rest: 1 - place / 100,
  }));

describe('upperLowerIndex', () => {
  it.each([
    [20, 8, 12 / 27],
    [27, 0, 1],
    [0, 27, -1],
    [9, 9, 0],
  ])(
    'of %i in the best 27 and %i in the worst is their difference over 27',
    (upper, lower, index) => {
      expect(upperLowerIndex(hundred(upper, lower))).toBeCloseTo(index, 12);
    },
  );

  it('shares the last places of a group among those that tie for them', () => {
    // Three places: two zeros that fail, and a third of three that tie, of which one passes.
    const rests = [0, 0, 1, 1, 1, 2, 2, 3, 3, 3];
    const passes = [0, 0, 0, 0, 1, 0, 1, 1, 1, 1];
    const answers = rests.map((rest, place) => ({ rest, isPass: passes[place] === 1 }));
    expect(upperLowerIndex(answers)).toBeCloseTo(1 - 1 / 9, 12);
    expect(upperLowerIndex(answers.toReversed())).toBeCloseTo(1 - 1 / 9, 12);
  });

  it.each([
    ['nine answers', hundred(20, 8).slice(0, 9)],
    ['answers that are otherwise alike', hundred(20, 8).map((each) => ({ ...each, rest: 0.5 }))],
    ['no answers', []],
  ])('is not there for %s', (_, answers) => {
    expect(upperLowerIndex(answers)).toBeNull();
  });

  it('is within −1..1 and does not mind the order', () => {
    const answer = fc.record({ isPass: fc.boolean(), rest: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(answer, { minLength: 10, maxLength: 60 }), (answers) => {
        const index = upperLowerIndex(answers);
        expect(index === null || (index >= -1 && index <= 1)).toBe(true);
        expect(upperLowerIndex(answers.toReversed()) ?? 2).toBeCloseTo(index ?? 2, 9);
      }),
    );
  });
});

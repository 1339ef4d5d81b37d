import { describe, expect, it } from '@jest/globals';
import { lineUpScores } from './line-up-scores.js';

const given = (...scores: [string, number][]) =>
  scores.map(([graderId, score]) => ({ graderId, score }));

describe('lineUpScores', () => {
  it('orders by grader, then by score, and the shorter first', () => {
    const lined = [
      given(['a', 0.2], ['b', 0.1]),
      given(['a', 0.2], ['b', 0.1], ['c', 0]),
      given(['a', 0.2], ['b', 0.3]),
      given(['a', 0.2], ['c', 0]),
      given(['b', 0], ['c', 0]),
    ];
    expect(lineUpScores(lined)).toEqual(lined);
    expect(lineUpScores(lined.toReversed().map((line) => line.toReversed()))).toEqual(lined);
  });

  it('leaves out what fewer than two scored', () => {
    expect(lineUpScores([[], given(['a', 1])])).toEqual([]);
  });

  it.each([
    ['a grader twice', given(['a', 0.5], ['b', 0.5], ['a', 0.5])],
    ['a score below 0', given(['a', -0.01], ['b', 0.5])],
    ['a score above 1', given(['a', 0.5], ['b', 1.01])],
    ['no number', given(['a', Number.NaN], ['b', 0.5])],
  ])('refuses %s', (_what, scores) => {
    expect(() => lineUpScores([scores])).toThrow(RangeError);
  });
});

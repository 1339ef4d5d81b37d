import { describe, expect, it } from '@jest/globals';
import { solveByConjugateGradient } from './conjugate-gradient.js';

const times =
  (rows: readonly (readonly number[])[]) =>
  (vector: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) =>
      row.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0),
    );

describe('solveByConjugateGradient', () => {
  it('solves a system whose matrix is only known by what it does', () => {
    const solution = solveByConjugateGradient({
      apply: times([
        [4, 1, 0],
        [1, 3, -1],
        [0, -1, 2],
      ]),
      diagonal: Float64Array.of(4, 3, 2),
      right: Float64Array.of(6, 4, 4),
    });
    expect(Array.from(solution, (value) => Number(value.toFixed(9)))).toEqual([1, 2, 3]);
  });

  it('makes nothing of nothing', () => {
    const nothing = { apply: times([[2]]), diagonal: Float64Array.of(2) };
    expect(solveByConjugateGradient({ ...nothing, right: new Float64Array(1) })[0]).toBe(0);
    const none = { apply: times([]), diagonal: new Float64Array(0), right: new Float64Array(0) };
    expect(solveByConjugateGradient(none)).toHaveLength(0);
  });
});

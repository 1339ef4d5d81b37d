import { addAt, valueAt } from './columns.js';
/** A system of linear equations whose matrix is symmetric and positive definite, and too large to write down. */
export interface SymmetricSystem {
  /** What the matrix makes of a vector. */
  readonly apply: (vector: Float64Array) => Float64Array;
  /** Of the matrix, all above 0. */
  readonly diagonal: Float64Array;
  readonly right: Float64Array;
}

const mostSteps = 300;
/** Of the residual, against that of a guess of nothing. */
const closeEnough = 1e-12;

/**
 * Solves it by conjugate gradients, each unknown scaled by its diagonal: exact after as many steps as
 * there are unknowns, close to it after a few dozen. Starts from zeros, so that nothing is made of nothing.
 * @see M. R. Hestenes and E. Stiefel, Methods of Conjugate Gradients for Solving Linear Systems, 1952
 */
export function solveByConjugateGradient({
  apply,
  diagonal,
  right,
}: SymmetricSystem): Float64Array {
  const solution = new Float64Array(right.length);
  const residual = Float64Array.from(right);
  const scaled = divide(residual, diagonal);
  const direction = Float64Array.from(scaled);
  let size = dot(residual, scaled);
  const small = size * closeEnough;
  for (let step = 0; step < mostSteps && size > small; step += 1) {
    const applied = apply(direction);
    const length = size / dot(direction, applied);
    addTo(solution, direction, length);
    addTo(residual, applied, -length);
    scaled.set(divide(residual, diagonal));
    const next = dot(residual, scaled);
    const turn = next / size;
    for (let at = 0; at < direction.length; at += 1) {
      direction[at] = valueAt(scaled, at) + turn * valueAt(direction, at);
    }
    size = next;
  }
  return solution;
}

// Loops by index: iterators over typed arrays take several times as long, and this is gone through a lot.
function divide(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value / (other[at] ?? 1));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += valueAt(one, at) * valueAt(other, at);
  return sum;
}

function addTo(sum: Float64Array, vector: Float64Array, factor: number): void {
  for (let at = 0; at < sum.length; at += 1) addAt(sum, at, factor * valueAt(vector, at));
}

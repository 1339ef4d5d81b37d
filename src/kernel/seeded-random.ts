/** Chance as a function: each call gives the next number, 0 included and 1 excluded. */
export type Random = () => number;

const WARM_UP_ROUNDS = 12;
const RANGE = 2 ** 32;

/**
 * Chance that comes out the same for the same seed, on every machine: for simulations that can be
 * repeated, never for secrets. It is sfc32 of Chris Doty-Humphrey's PractRand: four 32-bit words of
 * state, no cycle shorter than 2^32 numbers. The seed is any 32 bits; the first rounds mix it in.
 * @see https://pracrand.sourceforge.net/RNG_engines.txt
 */
export function seededRandom(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / RANGE;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  return next;
}

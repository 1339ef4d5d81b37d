/** Functions that tests run in threads. */

export function addUp({ numbers }, control) {
  let sum = 0;
  for (const [index, each] of numbers.entries()) {
    sum += Number(each);
    control.report(index + 1, numbers.length);
  }
  return { sum };
}

export function never() {
  for (;;);
}

export async function untilAborted(_, control) {
  while (!control.isAborted()) await new Promise((resolve) => setTimeout(resolve, 10));
  return 'stopped by itself';
}

/** Says how long each piece of a file is, and misbehaves at the piece that is told to. */
export async function* measurePieces({ failAt, leaveAt, hoardAt }, chunks) {
  let number = 0;
  const hoard = [];
  for await (const bytes of chunks) {
    number += 1;
    if (number === failAt) throw new RangeError('no such piece');
    if (number === leaveAt) process.exit(0);
    if (number === hoardAt) for (;;) hoard.push(Array.from({ length: 1000 }, () => ({ number })));
    yield bytes.length;
  }
}

export function fail() {
  throw new RangeError('no such number');
}

export function leave() {
  process.exit(0);
}

/** Counts on after its answer, for as long as its thread lives. */
export function countOn(cells) {
  setInterval(() => Atomics.add(cells, 0, 1), 1);
  return 'counting';
}

export function dieOf(cause) {
  if (cause === 'leave') process.exit(0);
  if (cause === 'never') for (;;);
  if (cause !== 'throw later') return 'alive';
  return new Promise(() => {
    setTimeout(() => {
      throw new Error('died of it');
    });
  });
}

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

export function fail() {
  throw new RangeError('no such number');
}

export function leave() {
  process.exit(0);
}

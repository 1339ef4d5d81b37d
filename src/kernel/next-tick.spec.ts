import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextTick, type Tick } from './next-tick.js';

describe('nextTick', () => {
  it.each<[string, Tick | null, number, Tick]>([
    ['the first starts by chance, in the lower half', null, 5, tick(5, 5, 0x7ff)],
    ['the next of a millisecond is one further', tick(5, 5, 7), 5, tick(5, 5, 8)],
    ['a later millisecond starts anew', tick(5, 5, 7), 6, tick(6, 6, 0x7ff)],
    ['a full one goes on in the next', tick(5, 5, 4095), 5, tick(5, 6, 0x7ff)],
    ['which the clock then reaches', tick(5, 6, 9), 6, tick(6, 6, 10)],
    ['and leaves', tick(5, 6, 9), 7, tick(7, 7, 0x7ff)],
    ['a clock that was set back starts anew', tick(5, 6, 9), 4, tick(4, 4, 0x7ff)],
  ])('%s', (_, last, nowMs, expected) => {
    expect(nextTick(last, nowMs, 0xffff)).toEqual(expected);
  });

  it('never goes back or stands still while the clock does not go back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat()), { minLength: 2, maxLength: 200 }),
        fc.integer({ min: 4000, max: 4095 }),
        (steps, counter) => {
          let [last, nowMs]: [Tick, number] = [tick(1, 1, counter), 1];
          for (const [laterMs, chance] of steps) {
            nowMs += laterMs;
            const next = nextTick(last, nowMs, chance);
            expect(placeOf(next)).toBeGreaterThan(placeOf(last));
            expect(next.counter).toBeLessThan(4096);
            last = next;
          }
        },
      ),
    );
  });
});

function tick(askedMs: number, ms: number, counter: number): Tick {
  return { askedMs, ms, counter };
}

function placeOf({ ms, counter }: Tick): number {
  return ms * 4096 + counter;
}

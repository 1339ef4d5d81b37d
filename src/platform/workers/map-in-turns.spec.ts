import { describe, expect, it } from '@jest/globals';
import { mapInTurns } from './map-in-turns.js';

function busy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('mapping in turns', () => {
  it('gives what mapping gives, in the order of the list', async () => {
    const items = Array.from({ length: 1000 }, (_, index) => index);
    expect(await mapInTurns(items, (item) => item * 2)).toEqual(items.map((item) => item * 2));
    expect(await mapInTurns([], String)).toEqual([]);
  });

  it('lets others have their turn in between', async () => {
    let isDone = false;
    const seen: number[] = [];
    const mapped: number[] = [];
    const look = (): void => {
      seen.push(mapped.length);
      if (!isDone) setImmediate(look);
    };
    setImmediate(look);
    await mapInTurns([1, 2, 3, 4], (item) => {
      busy(12);
      mapped.push(item);
    });
    isDone = true;
    expect([...new Set(seen)]).toEqual([1, 2, 3, 4]);
  });

  it('throws what the function throws', async () => {
    const fail = (): never => {
      throw new Error('no such item');
    };
    await expect(mapInTurns([1], fail)).rejects.toThrow('no such item');
  });
});

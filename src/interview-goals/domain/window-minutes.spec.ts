import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { windowMinutes } from './window-minutes.js';

describe('windowMinutes', () => {
  it.each([
    ['an even share', 100, [30, 30, 30, 30, 30], 20],
    ['less on a day that is half taken', 100, [15, 30, 30, 30, 30], (100 * 15) / 135],
    ['none on a day without room while others have it', 100, [0, 30, 30, 30, 30], 0],
    ['what the later days cannot hold', 140, [30, 30, 30, 30], 50],
    ['all on the last day', 20, [30], 20],
    ['all where no day has room', 20, [0, 0], 20],
    ['nothing to do', 0, [30, 30], 0],
  ])('%s', (_scenario, demand, rooms, expected) => {
    expect(windowMinutes(demand, rooms)).toBeCloseTo(expected, 9);
  });

  it('never asks for more than there is, nor leaves what later days cannot hold', () => {
    const minutes = fc.double({ min: 0, max: 600, noNaN: true });
    fc.assert(
      fc.property(minutes, fc.array(minutes, { minLength: 1 }), (demand, rooms) => {
        const share = windowMinutes(demand, rooms);
        const laterRoom = rooms.slice(1).reduce((sum, room) => sum + room, 0);
        expect(share).toBeLessThanOrEqual(demand);
        expect(share).toBeGreaterThanOrEqual(Math.max(0, demand - laterRoom));
      }),
    );
  });
});

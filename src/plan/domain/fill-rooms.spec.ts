import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillRooms } from './fill-rooms.js';

const room = (week: number, roomMinutes: number) => ({ week, roomMinutes });
const whole = (key: string, minutes: number) => ({ key, minutes, isDivisible: false });
const inParts = (key: string, minutes: number) => ({ key, minutes, isDivisible: true });

describe('fillRooms', () => {
  it('shares what can be done in parts, half an hour at a time', () => {
    expect(fillRooms([inParts('build', 120)], [room(46, 120), room(47, 60)])).toEqual({
      moved: [
        { key: 'build', week: 46, minutes: 90 },
        { key: 'build', week: 47, minutes: 30 },
      ],
      shortMinutes: 0,
    });
  });

  it('keeps the rest whole, and puts each where most room is left', () => {
    expect(
      fillRooms([whole('short', 12), whole('long', 35)], [room(46, 40), room(47, 40)]),
    ).toEqual({
      moved: [
        { key: 'long', week: 46, minutes: 35 },
        { key: 'short', week: 47, minutes: 12 },
      ],
      shortMinutes: 0,
    });
  });

  it('says how many minutes have no room', () => {
    const { shortMinutes } = fillRooms([whole('a', 35), inParts('b', 120)], [room(46, 30)]);
    expect(shortMinutes).toBe(35 + 90);
  });

  it('never loses a minute and never overfills a week', () => {
    const units = fc.uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 3 }).map((text) => text.replaceAll(' ', '_')),
        minutes: fc.integer({ min: 1, max: 180 }),
        isDivisible: fc.boolean(),
      }),
      { selector: ({ key }) => key, maxLength: 12 },
    );
    const rooms = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 });
    fc.assert(
      fc.property(units, rooms, (homeless, minutes) => {
        const weeks = minutes.map((roomMinutes, index) => room(45 + index, roomMinutes));
        const { moved, shortMinutes } = fillRooms(homeless, weeks);
        const total = homeless.reduce((sum, unit) => sum + unit.minutes, 0);
        expect(moved.reduce((sum, part) => sum + part.minutes, shortMinutes)).toBe(total);
        for (const { week, roomMinutes } of weeks) {
          const taken = moved.filter((part) => part.week === week);
          expect(taken.reduce((sum, part) => sum + part.minutes, 0)).toBeLessThanOrEqual(
            roomMinutes,
          );
        }
        for (const { key, isDivisible } of homeless) {
          if (isDivisible) continue;
          expect(moved.filter((part) => part.key === key).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

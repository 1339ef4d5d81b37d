import { describe, expect, it } from '@jest/globals';
import { newADay } from './new-a-day.js';

const room = { today: '2026-12-30', until: '2027-01-01', perDay: 2, metToday: 1 };
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('newADay', () => {
  it('fills what is left of today, then every day, until there is no day', () => {
    expect(newADay(ids, room)).toEqual([
      { questionId: 'a', day: '2026-12-30' },
      { questionId: 'b', day: '2026-12-31' },
      { questionId: 'c', day: '2026-12-31' },
      { questionId: 'd', day: '2027-01-01' },
      { questionId: 'e', day: '2027-01-01' },
    ]);
  });

  it('begins tomorrow when today is full, and goes on when questions end', () => {
    expect(newADay(['a'], { ...room, metToday: 5 })).toEqual([
      { questionId: 'a', day: '2026-12-31' },
    ]);
  });

  it('meets nothing without room', () => {
    expect(newADay(ids, { ...room, perDay: 0 })).toEqual([]);
    expect(newADay(ids, { ...room, until: '2026-12-29' })).toEqual([]);
    expect(newADay([], room)).toEqual([]);
  });
});

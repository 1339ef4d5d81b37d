import { describe, expect, it } from '@jest/globals';
import { roundClock } from './round-clock.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}Z`);
const running = { startedAt: at('10:00:00.000'), endedAt: null, minutes: 30 };

describe('roundClock', () => {
  it('says nothing of a round that has not begun', () => {
    const waiting = { startedAt: null, endedAt: null, minutes: 30 };
    const clock = { stage: 'waiting', endsAt: null, remainingSeconds: null };
    expect(roundClock(waiting, at('10:00:00.000'))).toEqual(clock);
  });

  it.each([
    ['10:00:00.000', 1800],
    ['10:00:00.001', 1800],
    ['10:00:01.000', 1799],
    ['10:29:59.999', 1],
    ['10:30:00.000', 0],
    ['10:35:00.000', 0],
    ['09:59:59.000', 1801],
  ])('counts down: at %s %i seconds are left', (time, remainingSeconds) => {
    const endsAt = at('10:30:00.000');
    expect(roundClock(running, at(time))).toEqual({ stage: 'running', endsAt, remainingSeconds });
  });

  it('stands still at the end, whenever that was', () => {
    const ended = { ...running, endedAt: at('10:12:00.000') };
    expect(roundClock(ended, at('10:20:00.000'))).toEqual({
      stage: 'ended',
      endsAt: at('10:30:00.000'),
      remainingSeconds: null,
    });
  });
});

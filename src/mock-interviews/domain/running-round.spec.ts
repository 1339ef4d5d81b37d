import { describe, expect, it } from '@jest/globals';
import { runningRound } from './running-round.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}:00.000Z`);
const ended = { number: 1, startedAt: at('10:00'), endedAt: at('10:20'), minutes: 30 };
const running = { number: 2, startedAt: at('10:25'), endedAt: null, minutes: 45 };
const waiting = { number: 2, startedAt: null, endedAt: null, minutes: 45 };

describe('runningRound', () => {
  it('is the one that has begun and not ended, until ten minutes after its time', () => {
    expect(runningRound([ended, running])).toEqual({ number: 2, limit: at('11:20') });
  });

  it('is none before, between and after rounds', () => {
    expect(runningRound([])).toBeNull();
    expect(runningRound([ended, waiting])).toBeNull();
    expect(runningRound([ended])).toBeNull();
  });
});

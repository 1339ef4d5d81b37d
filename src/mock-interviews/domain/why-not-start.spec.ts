import { describe, expect, it } from '@jest/globals';
import { whyNotStart } from './why-not-start.js';

const at = new Date('2026-03-02T10:00:00.000Z');
const waiting = (number: number) => ({ number, startedAt: null, endedAt: null });
const running = (number: number) => ({ number, startedAt: at, endedAt: null });
const ended = (number: number) => ({ number, startedAt: at, endedAt: at });

describe('whyNotStart', () => {
  it.each([
    ['the first of two', [waiting(1), waiting(2)], 1, null],
    ['the second before the first', [waiting(1), waiting(2)], 2, 'earlier-open'],
    ['the second during the first', [running(1), waiting(2)], 2, 'earlier-open'],
    ['the second after the first', [ended(1), waiting(2)], 2, null],
    ['one that is running', [running(1), waiting(2)], 1, 'begun'],
    ['one that has ended', [ended(1), waiting(2)], 1, 'begun'],
  ] as const)('%s', (_, rounds, number, refusal) => {
    expect(whyNotStart(rounds, number)).toBe(refusal);
  });
});

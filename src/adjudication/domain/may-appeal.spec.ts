import { describe, expect, it } from '@jest/globals';
import { mayAppeal, type AppealAnswer, type AppealedRequest } from './may-appeal.js';

const until = new Date('2026-03-16T09:00:00.000Z');
const now = new Date('2026-03-03T00:00:00.000Z');
const settled: AppealedRequest = {
  state: 'settled',
  appealableUntil: until,
  isAppealed: false,
  hasOpenAppeal: false,
  isGradedByCoach: false,
};

describe('mayAppeal', () => {
  it.each<[string, Partial<AppealedRequest>, AppealAnswer['kind']]>([
    ['a settled one', {}, 'allowed'],
    ['one that is open', { state: 'open' }, 'unresolved'],
    ['one whose tie is being broken', { state: 'tie_break' }, 'unresolved'],
    ['one with a coach', { state: 'with_coach' }, 'unresolved'],
    ['one that nobody came to', { state: 'closed', appealableUntil: null }, 'nothing-settled'],
    ['one that was cancelled', { state: 'cancelled', appealableUntil: null }, 'nothing-settled'],
    ['one that was struck out', { state: 'voided' }, 'nothing-settled'],
    ['one that a coach resolved', { appealableUntil: null }, 'nothing-settled'],
    ['one that was appealed against', { isAppealed: true }, 'appealed-before'],
    ['one with an appeal that waits', { hasOpenAppeal: true }, 'appealed-before'],
    ['one that a coach has graded', { isGradedByCoach: true }, 'graded-by-coach'],
  ])('%s', (_, changes, kind) => {
    expect(mayAppeal({ ...settled, ...changes }, now).kind).toBe(kind);
  });

  it.each([
    ['2026-03-16T08:59:59.999Z', { kind: 'allowed' }],
    ['2026-03-16T09:00:00.000Z', { kind: 'allowed' }],
    ['2026-03-16T09:00:00.001Z', { kind: 'too-late', until }],
  ])('at %s', (instant, answer) => {
    expect(mayAppeal(settled, new Date(instant))).toEqual(answer);
  });

  it('says what cannot be mended before what is too late', () => {
    const late = new Date('2026-04-01T00:00:00.000Z');
    expect(mayAppeal({ ...settled, isAppealed: true }, late)).toEqual({ kind: 'appealed-before' });
  });
});

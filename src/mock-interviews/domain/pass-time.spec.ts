import { describe, expect, it } from '@jest/globals';
import type { MockInterview, Seat } from './mock-interview.js';
import { dueAtOf, joinableFrom, passTime } from './pass-time.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}:00.000Z`);

type Timed = Pick<MockInterview, 'state' | 'offeredStarts' | 'startsAt' | 'endsAt' | 'feedbackAt'>;
const blank: Timed = {
  state: 'proposed',
  offeredStarts: [],
  startsAt: null,
  endsAt: null,
  feedbackAt: null,
};
const proposed: Timed = { ...blank, offeredStarts: [at('10:00'), at('14:00')] };
const scheduled: Timed = {
  ...blank,
  state: 'scheduled',
  startsAt: at('10:00'),
  endsAt: at('11:00'),
};
const live: Timed = { ...scheduled, state: 'live' };
const feedback: Timed = { ...live, state: 'feedback', feedbackAt: at('11:00') };

const seat = (learnerId: string, joinedAt: Date | null): Seat => ({
  learnerId,
  interviewId: 'i',
  startsAt: at('10:00'),
  endsAt: at('11:00'),
  isBooked: true,
  joinedAt,
  isNoShow: false,
});
const nobody = [seat('ada', null), seat('bob', null)];
const onlyAda = [seat('ada', at('09:55')), seat('bob', null)];
const begun = [{ startedAt: at('10:05') }];

describe('dueAtOf', () => {
  it.each([
    ['the last time on offer', proposed, '2026-03-02T14:00:00.000Z'],
    ['15 minutes after the beginning', scheduled, '2026-03-02T10:15:00.000Z'],
    [
      'the end of an offer before that',
      { ...scheduled, offeredStarts: [at('09:30')] },
      '2026-03-02T09:30:00.000Z',
    ],
    ['two hours after the planned end', live, '2026-03-02T13:00:00.000Z'],
    ['48 hours after the last round', feedback, '2026-03-04T11:00:00.000Z'],
  ])('is %s', (_, interview, due) => {
    expect(dueAtOf(interview)?.toISOString()).toBe(due);
  });

  it.each(['completed', 'cancelled', 'no_show'] as const)('is never for what is %s', (state) => {
    expect(dueAtOf({ ...feedback, state })).toBeNull();
  });
});

describe('passTime', () => {
  const passed = (
    interview: Timed,
    now: Date,
    { seats = nobody, rounds = [] as { startedAt: Date | null }[] } = {},
  ) => passTime(interview, { seats, rounds }, now);

  it.each([
    ['proposed', proposed, new Date(at('14:00').getTime() - 1)],
    ['scheduled', scheduled, new Date(at('10:15').getTime() - 1)],
    ['live', live, new Date(at('13:00').getTime() - 1)],
    ['feedback', feedback, new Date('2026-03-04T10:59:59.999Z')],
  ])('does nothing to what is %s a millisecond too early', (_, interview, now) => {
    expect(passed(interview, now)).toEqual({ kind: 'nothing' });
  });

  it('ends a proposal with its last time, however late somebody looks', () => {
    expect(passed(proposed, at('20:00'))).toEqual({ kind: 'expired', at: at('14:00') });
  });

  it('ends an offer to move what is booked, and leaves the booking', () => {
    const moving = { ...scheduled, offeredStarts: [at('09:30')] };
    expect(passed(moving, at('09:30'))).toEqual({ kind: 'offer-over' });
    const later = { ...scheduled, offeredStarts: [at('18:00')] };
    expect(passed(later, at('10:15')).kind).toBe('missed');
  });

  it('names who was not there', () => {
    const missed = { kind: 'missed', at: at('10:15') };
    expect(passed(scheduled, at('10:15'), { seats: onlyAda })).toEqual({ ...missed, by: ['bob'] });
    expect(passed(scheduled, at('10:15'))).toEqual({ ...missed, by: ['ada', 'bob'] });
  });

  it('ends what nobody ended, and tells whether it ever began', () => {
    const end = at('13:00');
    expect(passed(live, end, { rounds: begun })).toEqual({ kind: 'overrun', at: end });
    const rounds = [{ startedAt: null }];
    expect(passed(live, end, { rounds })).toEqual({ kind: 'never-started', at: end });
  });

  it('reveals what feedback there is', () => {
    const due = new Date('2026-03-04T11:00:00.000Z');
    expect(passed(feedback, due)).toEqual({ kind: 'reveal', at: due });
  });
});

describe('joinableFrom', () => {
  it('is ten minutes before', () => {
    expect(joinableFrom(at('10:00'))).toEqual(at('09:50'));
  });
});

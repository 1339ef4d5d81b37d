import { describe, expect, it } from '@jest/globals';
import type { MockInterview, Round, Seat } from './mock-interview.js';
import { dueAtOf, joinableFrom, passTime } from './pass-time.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}:00.000Z`);

type Timed = Pick<MockInterview, 'state' | 'offeredStarts' | 'startsAt' | 'endsAt' | 'feedbackAt'>;
type TimedRound = Pick<Round, 'number' | 'startedAt' | 'endedAt' | 'minutes'>;
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
const held = (number: number, startedAt: Date | null, endedAt: Date | null): TimedRound => {
  return { number, startedAt, endedAt, minutes: 30 };
};
const begun = [held(1, at('10:05'), at('10:35')), held(2, null, null)];
const running = [held(1, at('10:05'), null), held(2, null, null)];

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
    expect(dueAtOf(interview, begun)?.toISOString()).toBe(due);
  });

  it('is ten minutes after the time of the round that is running, also beyond those two hours', () => {
    expect(dueAtOf(live, running)).toEqual(at('10:45'));
    expect(dueAtOf(live, [held(1, at('12:55'), null)])).toEqual(at('13:35'));
  });

  it.each(['completed', 'cancelled', 'no_show'] as const)('is never for what is %s', (state) => {
    expect(dueAtOf({ ...feedback, state }, begun)).toBeNull();
  });
});

describe('passTime', () => {
  const passed = (
    interview: Timed,
    now: Date,
    { seats = nobody, rounds = [] as TimedRound[] } = {},
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
    const rounds = [held(1, null, null)];
    expect(passed(live, end, { rounds })).toEqual({ kind: 'never-started', at: end });
  });

  it('ends a round that nobody ended at its limit, however late somebody looks', () => {
    const early = new Date(at('10:45').getTime() - 1);
    expect(passed(live, early, { rounds: running })).toEqual({ kind: 'nothing' });
    const over = { kind: 'round-over', at: at('10:45'), number: 1 };
    expect(passed(live, at('10:45'), { rounds: running })).toEqual(over);
    expect(passed(live, at('20:00'), { rounds: running })).toEqual(over);
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

import { describe, expect, it } from '@jest/globals';
import { planRounds, planTimes, roundMinutes } from './plan-rounds.js';

describe('planRounds', () => {
  it('has one round with the role the proposer asked for', () => {
    const wish = { proposerId: 'ada', proposerRole: 'interviewer', roundCount: 1 } as const;
    expect(planRounds(wish, 'bob')).toEqual([
      { number: 1, candidateId: 'bob', interviewerId: 'ada' },
    ]);
  });

  it('swaps the roles in the second', () => {
    const wish = { proposerId: 'ada', proposerRole: 'candidate', roundCount: 2 } as const;
    expect(planRounds(wish, 'bob')).toEqual([
      { number: 1, candidateId: 'ada', interviewerId: 'bob' },
      { number: 2, candidateId: 'bob', interviewerId: 'ada' },
    ]);
  });
});

describe('roundMinutes', () => {
  it.each([
    [45, 20, 45],
    [null, 20, 20],
    [null, 5, 10],
    [null, 240, 120],
  ])('agreed %s, the question takes %i: %i', (agreed, limit, minutes) => {
    expect(roundMinutes(agreed, limit)).toBe(minutes);
  });
});

describe('planTimes', () => {
  const startsAt = new Date('2026-03-02T10:00:00.000Z');

  it('puts the break between the rounds and none after the last', () => {
    expect(planTimes(startsAt, [30, 20], 10)).toEqual({
      starts: [startsAt, new Date('2026-03-02T10:40:00.000Z')],
      endsAt: new Date('2026-03-02T11:00:00.000Z'),
    });
    expect(planTimes(startsAt, [45], 10).endsAt).toEqual(new Date('2026-03-02T10:45:00.000Z'));
  });
});

import { describe, expect, it } from '@jest/globals';
import { decideSubmission } from './decide-submission.js';
import { requestStates } from './peer-review-request.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes));
const submittedAt = at(0);

describe('decideSubmission', () => {
  it.each([
    ['open', true],
    ['tie_break', true],
    ['with_coach', true],
    ['settled', false],
    ['closed', false],
    ['cancelled', false],
  ] as const)('takes a first one while the request is %s; may count: %s', (state, mayCount) => {
    const review = { state: 'leased', submittedAt: null } as const;
    expect(decideSubmission(review, { state }, at(0))).toEqual({ kind: 'first', mayCount });
  });

  it('keeps what was said of an answer that was struck out meanwhile', () => {
    const leased = { state: 'leased', submittedAt: null } as const;
    const voided = { state: 'void', submittedAt: null } as const;
    const kept = { kind: 'struck-out' };
    expect(decideSubmission(leased, { state: 'voided' }, at(0))).toEqual(kept);
    expect(decideSubmission(voided, { state: 'voided' }, at(0))).toEqual(kept);
    expect(decideSubmission(voided, { state: 'open' }, at(0))).toEqual(kept);
  });

  it.each([
    [0, { kind: 'correction' }],
    [30, { kind: 'correction' }],
    [31, { kind: 'refused', reason: 'too-late' }],
  ])('takes a correction within 30 minutes: after %i %j', (minutes, outcome) => {
    const review = { state: 'submitted', submittedAt } as const;
    expect(decideSubmission(review, { state: 'open' }, at(minutes))).toEqual(outcome);
  });

  it.each(requestStates.filter((state) => state !== 'open'))(
    'takes no correction once the request is %s',
    (state) => {
      const review = { state: 'submitted', submittedAt } as const;
      const refused = { kind: 'refused', reason: 'resolved' };
      expect(decideSubmission(review, { state }, at(1))).toEqual(refused);
    },
  );

  it.each([
    [{ state: 'released', submittedAt: null }, 'released'],
    [{ state: 'void', submittedAt }, 'voided'],
  ] as const)('refuses %j as %s, whatever became of the request', (review, reason) => {
    const outcomes = requestStates.map((state) => decideSubmission(review, { state }, at(1)));
    expect(new Set(outcomes.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ kind: 'refused', reason })]),
    );
  });
});

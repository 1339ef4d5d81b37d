import { describe, expect, it } from '@jest/globals';
import { mayBeBlockedBy } from './may-be-blocked-by.js';

const submittedAt = new Date('2026-03-02T09:00:00.000Z');
const later = new Date('2026-03-02T10:00:00.000Z');

describe('mayBeBlockedBy', () => {
  it.each([
    ['submitted', submittedAt, 'settled', later, true],
    ['submitted', submittedAt, 'open', later, true],
    ['submitted', submittedAt, 'open', submittedAt, false],
    ['leased', null, 'open', later, false],
    ['void', submittedAt, 'settled', later, true],
    ['void', submittedAt, 'open', submittedAt, true],
    ['void', null, 'settled', later, false],
    ['void', submittedAt, 'voided', later, true],
    ['submitted', submittedAt, 'cancelled', later, false],
  ] as const)('one that is %s since %s, of a request that is %s, at %s: %s', (...given) => {
    const [state, at, requestState, now, may] = given;
    expect(mayBeBlockedBy({ state, submittedAt: at }, { state: requestState }, now)).toBe(may);
  });
});

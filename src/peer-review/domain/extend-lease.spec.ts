import { describe, expect, it } from '@jest/globals';
import { extendLease } from './extend-lease.js';

const now = new Date('2026-03-02T09:00:00.000Z');
const held = { state: 'leased', expiresAt: new Date('2026-03-02T10:00:00.000Z'), extendedAt: null };

describe('extendLease', () => {
  it('adds a day to the end there was', () => {
    expect(extendLease({ ...held, state: 'leased' }, now)).toEqual({
      kind: 'extended',
      until: new Date('2026-03-03T10:00:00.000Z'),
    });
  });

  it.each([
    ['submitted', held.expiresAt, null, 'not-held'],
    ['released', held.expiresAt, null, 'not-held'],
    ['void', held.expiresAt, null, 'not-held'],
    ['leased', held.expiresAt, now, 'extended-before'],
    ['leased', now, null, 'ended'],
  ] as const)('refuses one that is %s until %s, extended at %s: %s', (...given) => {
    const [state, expiresAt, extendedAt, reason] = given;
    expect(extendLease({ state, expiresAt, extendedAt }, now)).toEqual({ kind: 'refused', reason });
  });
});

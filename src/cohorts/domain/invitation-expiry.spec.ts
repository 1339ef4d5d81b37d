import { describe, expect, it } from '@jest/globals';
import { invitationExpiry } from './invitation-expiry.js';

const now = new Date('2026-03-02T09:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('invitationExpiry', () => {
  it.each([
    [{ at: null, days: null }, 14],
    [{ at: null, days: 1 }, 1],
    [{ at: null, days: 90 }, 90],
    [{ at: inDays(0.5), days: null }, 0.5],
    [{ at: inDays(90), days: null }, 90],
  ])('takes %j', (wish, days) => {
    expect(invitationExpiry(wish, now)).toEqual({ kind: 'expires', at: inDays(days) });
  });

  it.each([
    [{ at: inDays(1), days: 1 }, 'days'],
    [{ at: null, days: 91 }, 'days'],
    [{ at: now, days: null }, 'expiresAt'],
    [{ at: inDays(90.001), days: null }, 'expiresAt'],
  ])('refuses %j', (wish, field) => {
    expect(invitationExpiry(wish, now)).toMatchObject({ kind: 'refused', field });
  });
});

import { describe, expect, it } from '@jest/globals';
import { tokenExpiry } from './token-expiry.js';

const now = new Date('2026-03-02T09:00:00.000Z');
const at = (text: string) => new Date(text);

describe('tokenExpiry', () => {
  it.each([
    ['nothing', { at: null, inDays: null }, '2026-05-31T09:00:00.000Z'],
    ['a day', { at: null, inDays: 1 }, '2026-03-03T09:00:00.000Z'],
    ['365 days', { at: null, inDays: 365 }, '2027-03-02T09:00:00.000Z'],
    ['an instant', { at: at('2026-04-01T00:00:00Z'), inDays: null }, '2026-04-01T00:00:00.000Z'],
  ])('for %s', (_, wish, end) => {
    expect(tokenExpiry(wish, now)).toEqual({ kind: 'expires', at: at(end) });
  });

  it.each([
    ['now', { at: now, inDays: null }, 'expiresAt'],
    ['more than a year', { at: at('2027-03-02T09:00:00.001Z'), inDays: null }, 'expiresAt'],
    ['366 days', { at: null, inDays: 366 }, 'expiresInDays'],
    ['both', { at: at('2026-04-01T00:00:00Z'), inDays: 5 }, 'expiresInDays'],
  ])('refuses %s', (_, wish, field) => {
    expect(tokenExpiry(wish, now)).toMatchObject({ kind: 'refused', field });
  });
});

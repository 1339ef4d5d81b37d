import { expect, it } from '@jest/globals';
import { sessionExpiry } from './session-expiry.js';

const signedIn = new Date('2026-01-01T00:00:00.000Z');

it.each([
  ['2026-01-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
  ['2026-06-01T00:00:00.000Z', '2026-07-31T00:00:00.000Z'],
  ['2026-12-20T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
])('a session refreshed at %s ends at %s', (now, end) => {
  expect(sessionExpiry(signedIn, new Date(now)).toISOString()).toBe(end);
});

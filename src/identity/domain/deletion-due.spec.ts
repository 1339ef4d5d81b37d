import { expect, it } from '@jest/globals';
import { deletionDueAt, latestDueRequest } from './deletion-due.js';

it('is seven days after the request', () => {
  const requested = new Date('2026-02-26T09:30:00.000Z');
  expect(deletionDueAt(requested).toISOString()).toBe('2026-03-05T09:30:00.000Z');
});

it('is due from that very instant on', () => {
  const now = new Date('2026-03-05T09:30:00.000Z');
  expect(deletionDueAt(latestDueRequest(now))).toEqual(now);
});

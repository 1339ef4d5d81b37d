import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { act, book, getInterview, makePair, propose } from '../support/mock-interviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const tomorrow = '2026-03-03T12:00:00.000Z';

describe('mock interviews', () => {
  let app: TestApp;
  let ada: SignedUp;
  let bob: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    ({ ada, bob } = await makePair(app, [{ zone: 'Europe/Berlin' }, { zone: 'Asia/Kolkata' }]));
  });
  afterAll(() => app.close());

  describe('POST /v1/mock-interviews', () => {
    it('offers times, each told by the clock of who reads', async () => {
      const startsAt = ['2026-03-29T09:00:00.000Z', '2026-03-28T10:00:00.000+01:00'];
      const made = await propose(app, ada, { inviteeId: bob.id, rounds: 2, startsAt });
      expect(made).toMatchObject({ state: 'proposed', role: 'interviewer', token: null });
      expect(made.offer?.isMine).toBe(true);
      expect(made.offer?.times.map(({ startsAt: at, local }) => [at, local.time])).toEqual([
        ['2026-03-28T09:00:00.000Z', '10:00'],
        ['2026-03-29T09:00:00.000Z', '11:00'],
      ]);
      const bobs = await getInterview(app, bob, made.id);
      expect(bobs).toMatchObject({ role: 'candidate', proposer: { displayName: 'Ada' } });
      expect(bobs.offer).toMatchObject({
        isMine: false,
        times: [{ local: { time: '14:30' } }, {}],
      });
    });
  });

  describe('POST /v1/mock-interviews/{id}/accept', () => {
    it('books both, with the rounds', async () => {
      const booked = await book(app, { ada, bob }, { rounds: 2 });
      expect(booked).toMatchObject({
        state: 'scheduled',
        offer: null,
        booking: { startsAt: tomorrow, endsAt: '2026-03-03T13:05:00.000Z' },
        rounds: [
          { number: 1, role: 'interviewer', minutes: 30, plannedAt: tomorrow },
          { number: 2, role: 'candidate', minutes: 30, plannedAt: '2026-03-03T12:35:00.000Z' },
        ],
      });
    });

    it('does not let bookings overlap', async () => {
      const { id } = await propose(app, ada, { inviteeId: bob.id });
      const refused = await act(app, bob, `/${id}/accept`, { startsAt: tomorrow });
      expect(refused.status).toBe(409);
      expect((refused.body as ProblemBody).code).toBe('conflict');
    });
  });
});

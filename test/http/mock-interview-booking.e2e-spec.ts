import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemBody } from '../support/answering.js';
import { enrol } from '../support/cohorts.js';
import type { SignedUp } from '../support/login.js';
import { act, book, getInterview, makePair, propose } from '../support/mock-interviews.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const noon = '2026-03-03T12:00:00.000Z';

let app: TestApp;
let ada: SignedUp;
let bob: SignedUp;
let coach: SignedUp;
let cohortId: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  ({ ada, bob, coach, cohortId } = await makePair(app));
});

async function joinCohort(): Promise<SignedUp> {
  const person = await startPractising(app);
  await enrol(app, { owner: coach, cohortId }, person);
  return person;
}

/** Booked seats of somebody that overlap: there must be none. */
async function countOverlaps(learnerId: string): Promise<number> {
  const rows = await app.dataSource.query<unknown[]>(
    `SELECT 1 FROM mock_interview_seat a JOIN mock_interview_seat b
         ON a.learner_id = b.learner_id AND a.interview_id < b.interview_id
        AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
      WHERE a.is_booked AND b.is_booked AND a.learner_id = $1`,
    [learnerId],
  );
  return rows.length;
}

describe('bookings of one person', () => {
  it('of 20 that overlap and are taken at one moment exactly one is made', async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => joinCohort()));
    const offers: { id: string; startsAt: string; other: SignedUp }[] = [];
    for (let number = 0; number < 20; number += 1) {
      const other = others[number % others.length] ?? bob;
      // From 12:00 to 12:19, half an hour each: every one overlaps every other one.
      const startsAt = `2026-03-03T12:${String(number).padStart(2, '0')}:00.000Z`;
      const wish = { inviteeId: other.id, startsAt: [startsAt] };
      offers.push({ id: (await propose(app, ada, wish)).id, startsAt, other });
    }
    const answers = await Promise.all(
      offers.map(({ id, startsAt, other }) => act(app, other, `/${id}/accept`, { startsAt })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(19);
    expect(new Set(refused.map(({ body }) => (body as ProblemBody).code))).toEqual(
      new Set(['conflict']),
    );
    expect(await countOverlaps(ada.id)).toBe(0);
    const states = await Promise.all(offers.map(({ id }) => getInterview(app, ada, id)));
    expect(states.filter(({ state }) => state === 'scheduled')).toHaveLength(1);
    expect(states.filter(({ state }) => state === 'proposed')).toHaveLength(19);
  });

  it('of 12 links and invitations in which two meet crosswise none is left half-booked', async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, async () => [
        { caller: bob, offer: await propose(app, ada, { inviteeId: bob.id }) },
        { caller: ada, offer: await propose(app, bob, { inviteeId: ada.id }) },
      ]),
    );
    const answers = await Promise.all(
      made
        .flat()
        .map(({ caller, offer }) => act(app, caller, `/${offer.id}/accept`, { startsAt: noon })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
    const [row] = await app.dataSource.query<{ seats: number }[]>(
      `SELECT count(*)::int AS seats FROM mock_interview_seat
        WHERE is_booked AND learner_id IN ($1, $2)`,
      [ada.id, bob.id],
    );
    expect(row?.seats).toBe(2);
  });

  it('are kept apart by the table itself', async () => {
    await book(app, { ada, bob });
    const { id } = await propose(app, ada, { inviteeId: bob.id });
    const forced = app.dataSource.query(
      `UPDATE mock_interview_seat SET is_booked = true, starts_at = $2::timestamptz + interval '29 minutes',
              ends_at = $2::timestamptz + interval '1 hour'
        WHERE interview_id = $1`,
      [id, noon],
    );
    await expect(forced).rejects.toThrow('mock_interview_seat_one_at_a_time');
  });

  it('may follow each other without a gap', async () => {
    await book(app, { ada, bob });
    const next = await book(app, { ada, bob }, { startsAt: ['2026-03-03T12:30:00.000Z'] });
    expect(next.booking?.startsAt).toBe('2026-03-03T12:30:00.000Z');
    const before = await book(app, { ada, bob }, { startsAt: ['2026-03-03T11:30:00.000Z'] });
    expect(before.booking?.endsAt).toBe(noon);
    const { id } = await propose(app, ada, {
      inviteeId: bob.id,
      startsAt: ['2026-03-03T12:59:00.000Z'],
    });
    const startsAt = '2026-03-03T12:59:00.000Z';
    const refused = await act(app, bob, `/${id}/accept`, { startsAt });
    expect((refused.body as ProblemBody).detail).toBe(
      'The other one has another mock interview then: bookings do not overlap.',
    );
  });

  it('tells whose time it is that is taken', async () => {
    const eve = await joinCohort();
    await book(app, { ada: eve, bob });
    const { id } = await propose(app, ada, { inviteeId: bob.id });
    const refused = await act(app, bob, `/${id}/accept`, { startsAt: noon });
    expect((refused.body as ProblemBody).detail).toBe(
      'You have another mock interview then: bookings do not overlap.',
    );
    expect(await getInterview(app, bob, id)).toMatchObject({ state: 'proposed', version: 1 });
  });

  it('can be moved within the time they take themselves', async () => {
    const { id } = await book(app, { ada, bob });
    const startsAt = '2026-03-03T12:15:00.000Z';
    await act(app, ada, `/${id}/propose`, { startsAt: [startsAt] });
    const moved = await act(app, bob, `/${id}/accept`, { startsAt });
    expect(moved.body).toMatchObject({ state: 'scheduled', booking: { startsAt } });
  });

  it('stand as they were when the move meets another one', async () => {
    const { id } = await book(app, { ada, bob });
    const eve = await joinCohort();
    await book(app, { ada: eve, bob }, { startsAt: ['2026-03-03T15:00:00.000Z'] });
    const startsAt = '2026-03-03T15:10:00.000Z';
    await act(app, ada, `/${id}/propose`, { startsAt: [startsAt] });
    expect((await act(app, bob, `/${id}/accept`, { startsAt })).status).toBe(409);
    expect(await getInterview(app, ada, id)).toMatchObject({
      state: 'scheduled',
      booking: { startsAt: noon },
      offer: { times: [{ startsAt }] },
    });
    const { id: meeting } = await propose(app, eve, { inviteeId: ada.id });
    expect((await act(app, ada, `/${meeting}/accept`, { startsAt: noon })).status).toBe(409);
  });
});

describe('the length of what is booked', () => {
  it('is what was agreed on, over the hour that the clocks leave out', async () => {
    const startsAt = '2026-03-29T00:30:00.000Z';
    const booked = await book(app, { ada, bob }, { startsAt: [startsAt], minutesPerRound: 60 });
    const length = new Date(booked.booking?.endsAt ?? '').getTime() - new Date(startsAt).getTime();
    expect(length).toBe(60 * 60_000);
  });

  it('is 45 minutes a round without a question or an agreement', async () => {
    const wish = { minutesPerRound: undefined, rounds: 2, breakMinutes: 0 };
    const booked = await book(app, { ada, bob }, wish);
    expect(booked.rounds.map(({ minutes }) => minutes)).toEqual([45, 45]);
    expect(booked.booking?.endsAt).toBe('2026-03-03T13:30:00.000Z');
  });
});

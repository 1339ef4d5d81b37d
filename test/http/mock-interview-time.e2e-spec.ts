import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { answerQuestion, importQuestions, type ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  act,
  beginRound,
  book,
  getInterview,
  getNotices,
  makePair,
  propose,
} from '../support/mock-interviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const noon = '2026-03-03T12:00:00.000Z';
const later = '2026-03-04T12:00:00.000Z';

let app: TestApp;
let ada: SignedUp;
let bob: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  ({ ada, bob } = await makePair(app));
});

const run = (name: string) => app.app.get(Jobs).run(name);
const settle = () => run('settle-mock-interviews');
const kindsOf = async (who: SignedUp) => (await getNotices(app, who)).map(({ kind }) => kind);

/** A live one: half an hour from noon, both there. */
async function goLive(): Promise<string> {
  const { id } = await book(app, { ada, bob });
  app.clock.set(noon);
  for (const person of [ada, bob]) await act(app, person, `/${id}/join`);
  return id;
}

describe('a proposal', () => {
  it('expires with its last time, whether a job comes by or not', async () => {
    const { id } = await propose(app, ada, { inviteeId: bob.id, startsAt: [noon, later] });
    app.clock.set(noon);
    expect((await getInterview(app, bob, id)).state).toBe('proposed');
    app.clock.set(later);
    expect(await getInterview(app, bob, id)).toMatchObject({
      state: 'cancelled',
      closedAt: later,
      cancellation: { reason: 'expired', note: null, isMine: null },
    });
    expect((await kindsOf(ada))[0]).toBe('mock-interview.cancelled');
    expect((await kindsOf(bob))[0]).toBe('mock-interview.cancelled');
  });

  it('is ended by the job once, for those who do not come back', async () => {
    await propose(app, ada, { inviteeId: bob.id });
    app.clock.set('2026-03-09T12:00:00.000Z');
    await settle();
    await settle();
    const told = (await kindsOf(ada)).filter((kind) => kind === 'mock-interview.cancelled');
    expect(told).toHaveLength(1);
  });
});

describe('one that cannot be settled', () => {
  it('keeps no other one waiting, neither at a read nor in the job', async () => {
    const { id: broken } = await propose(app, ada, { inviteeId: bob.id });
    const { id } = await propose(app, ada, { startsAt: [later] });
    await app.dataSource.query(
      `ALTER TABLE mock_interview ADD CONSTRAINT broken CHECK (id <> '${broken}' OR state = 'proposed')`,
    );
    app.clock.set(later);
    expect((await getInterview(app, ada, id)).state).toBe('cancelled');
    expect((await getInterview(app, ada, broken)).state).toBe('proposed');
    await expect(settle()).rejects.toThrow('Some mock interviews could not be settled.');
    await app.dataSource.query(`ALTER TABLE mock_interview DROP CONSTRAINT broken`);
    await settle();
    expect((await getInterview(app, ada, broken)).state).toBe('cancelled');
  });
});

describe('POST /v1/mock-interviews/{id}/join', () => {
  it('is possible from ten minutes before, and twice is once', async () => {
    const { id, version } = await book(app, { ada, bob });
    app.clock.set('2026-03-03T11:49:59.999Z');
    const early = await act(app, ada, `/${id}/join`);
    expect([early.status, (early.body as ProblemBody).code]).toEqual([409, 'invalid-state']);
    app.clock.set('2026-03-03T11:50:00.000Z');
    const first = await act(app, ada, `/${id}/join`);
    expect(first.body).toMatchObject({ state: 'scheduled', version: version + 1 });
    app.clock.advance({ minutes: 1 });
    const again = await act(app, ada, `/${id}/join`);
    expect(again.body).toEqual(first.body);
    const second = await act(app, bob, `/${id}/join`);
    expect(second.body).toMatchObject({
      state: 'live',
      proposer: { joinedAt: '2026-03-03T11:50:00.000Z' },
      invitee: { joinedAt: '2026-03-03T11:51:00.000Z' },
    });
  });

  it('makes it live when both come in at one moment', async () => {
    const { id } = await book(app, { ada, bob });
    app.clock.set(noon);
    const both = await Promise.all([ada, bob].map((each) => act(app, each, `/${id}/join`)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await getInterview(app, ada, id)).state).toBe('live');
  });

  it('forgets who came in for the time before it was moved', async () => {
    const { id } = await book(app, { ada, bob });
    app.clock.set('2026-03-03T11:50:00.000Z');
    await act(app, ada, `/${id}/join`);
    await act(app, bob, `/${id}/propose`, { startsAt: [later] });
    const moved = await act(app, ada, `/${id}/accept`, { startsAt: later });
    expect(moved.body).toMatchObject({ proposer: { joinedAt: null } });
  });
});

describe('who does not come', () => {
  it.each([
    ['the one', [true, false]],
    ['both', [true, true]],
  ])('%s: has missed it 15 minutes after the beginning', async (_, [, isAdaAway]) => {
    const { id } = await book(app, { ada, bob });
    app.clock.set('2026-03-03T12:14:59.999Z');
    if (isAdaAway !== true) await act(app, ada, `/${id}/join`);
    expect((await getInterview(app, ada, id)).state).toBe('scheduled');
    app.clock.set('2026-03-03T12:15:00.000Z');
    await settle();
    expect(await getInterview(app, ada, id)).toMatchObject({
      state: 'no_show',
      closedAt: '2026-03-03T12:15:00.000Z',
      proposer: { isNoShow: isAdaAway },
      invitee: { isNoShow: true },
    });
    const told = { kind: 'mock-interview.no-show', data: { interviewId: id } };
    expect((await getNotices(app, ada))[0]).toEqual(told);
    expect((await getNotices(app, bob))[0]).toEqual(told);
    expect((await act(app, bob, `/${id}/join`)).status).toBe(409);
  });

  it('has the time free again', async () => {
    await book(app, { ada, bob });
    app.clock.set('2026-03-03T12:15:00.000Z');
    const wish = { startsAt: ['2026-03-03T12:30:00.000Z'], minutesPerRound: 120 };
    expect((await book(app, { ada, bob }, wish)).state).toBe('scheduled');
  });
});

describe('a live one that nobody ends', () => {
  it('comes to its feedback two hours after its planned end, and 48 hours later to its end', async () => {
    const id = await goLive();
    await beginRound(app, id);
    app.clock.set('2026-03-03T14:29:59.999Z');
    expect((await getInterview(app, ada, id)).state).toBe('live');
    app.clock.set('2026-03-03T14:30:00.000Z');
    expect((await getInterview(app, ada, id)).state).toBe('feedback');
    app.clock.advance({ hours: 48 });
    expect(await getInterview(app, bob, id)).toMatchObject({
      state: 'completed',
      closedAt: '2026-03-05T14:30:00.000Z',
    });
    expect((await kindsOf(ada))[0]).toBe('mock-interview.revealed');
  });

  it('is cancelled when no round ever began', async () => {
    const id = await goLive();
    app.clock.set('2026-03-03T14:30:00.000Z');
    expect(await getInterview(app, ada, id)).toMatchObject({
      state: 'cancelled',
      cancellation: { reason: 'never-started', isMine: null },
    });
  });

  it('passes every stage that time has led it through, however late somebody looks', async () => {
    const id = await goLive();
    await beginRound(app, id);
    app.clock.set('2026-04-03T12:00:00.000Z');
    expect(await getInterview(app, ada, id)).toMatchObject({
      state: 'completed',
      closedAt: '2026-03-05T14:30:00.000Z',
    });
  });
});

describe('the reminder', () => {
  const remind = () => run('remind-of-mock-interviews');
  const starting = async (who: SignedUp) =>
    (await getNotices(app, who)).filter(({ kind }) => kind === 'mock-interview.starting');

  it('is sent an hour before, to both, once', async () => {
    const { id, version } = await book(app, { ada, bob });
    app.clock.set('2026-03-03T10:59:59.999Z');
    await remind();
    expect(await starting(ada)).toEqual([]);
    app.clock.set('2026-03-03T11:00:00.000Z');
    await remind();
    await remind();
    for (const who of [ada, bob]) {
      expect(await starting(who)).toEqual([
        { kind: 'mock-interview.starting', data: { interviewId: id, startsAt: noon } },
      ]);
    }
    expect((await getInterview(app, ada, id)).version).toBe(version);
  });

  it('is sent again for another time, and not for what is cancelled or booked just before', async () => {
    const { id } = await book(app, { ada, bob });
    app.clock.set('2026-03-03T11:30:00.000Z');
    await remind();
    await act(app, ada, `/${id}/propose`, { startsAt: [later] });
    await act(app, bob, `/${id}/accept`, { startsAt: later });
    const soon = { startsAt: ['2026-03-03T12:20:00.000Z'] };
    await book(app, { ada, bob }, soon);
    await remind();
    expect(await starting(bob)).toHaveLength(1);
    app.clock.set('2026-03-04T11:30:00.000Z');
    await remind();
    expect(await starting(bob)).toMatchObject([{ data: { startsAt: later } }, {}]);
    await act(app, ada, `/${id}/cancel`);
    await remind();
    expect(await starting(bob)).toHaveLength(2);
  });
});

describe('GET /v1/mock-interviews/{id}/calendar', () => {
  async function calendar(who: SignedUp, id: string): Promise<string[]> {
    const response = await app.http.get(`/v1/mock-interviews/${id}/calendar`).set(who.auth);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/calendar; charset=utf-8');
    return response.text.replaceAll('\r\n ', '').split('\r\n');
  }

  it('moves and takes back one entry', async () => {
    const { id } = await book(app, { ada, bob }, { rounds: 2 });
    const uid = `UID:mock-interview-${id}@rehearse`;
    const first = await calendar(bob, id);
    expect(first).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        uid,
        'SEQUENCE:0',
        'DTSTART:20260303T120000Z',
        'DTEND:20260303T130500Z',
        'SUMMARY:Mock interview with Ada',
        'TRIGGER:-PT15M',
      ]),
    );
    expect(first.join('\n')).toContain('Round 1: you answer\\, 30 minutes.\\nRound 2: you ask');
    await act(app, ada, `/${id}/propose`, { startsAt: [later] });
    await act(app, bob, `/${id}/accept`, { startsAt: later });
    const moved = ['METHOD:PUBLISH', uid, 'SEQUENCE:1', 'DTSTART:20260304T120000Z'];
    expect(await calendar(bob, id)).toEqual(expect.arrayContaining(moved));
    await act(app, ada, `/${id}/cancel`);
    const taken = ['METHOD:CANCEL', uid, 'SEQUENCE:2', 'STATUS:CANCELLED'];
    expect(await calendar(bob, id)).toEqual(expect.arrayContaining(taken));
  });

  it('gives nobody’s address away', async () => {
    const { id } = await book(app, { ada, bob });
    const text = [...(await calendar(ada, id)), ...(await calendar(bob, id))].join('\n');
    expect(text).toContain('ORGANIZER;CN="Ada":mailto:no-reply@rehearse.invalid');
    for (const { email } of [ada, bob]) expect(text).not.toContain(email);
  });

  it('stands in the calendar that one subscribes to, under the same name', async () => {
    const { id } = await book(app, { ada, bob });
    const made = await app.http.post('/v1/calendar-feed').set(bob.auth).send({});
    const { pathname } = new URL((made.body as { url: string }).url);
    const feed = (await app.http.get(pathname)).text.replaceAll('\r\n ', '').split('\r\n');
    expect(feed).toEqual(
      expect.arrayContaining([
        `UID:mock-interview-${id}@rehearse`,
        'DTSTART:20260303T120000Z',
        'SUMMARY:Mock interview with Ada',
      ]),
    );
    await act(app, ada, `/${id}/cancel`);
    expect((await app.http.get(pathname)).text).not.toContain(id);
  });
});

describe('somebody who closes their account', () => {
  async function close(who: SignedUp): Promise<void> {
    await app.dataSource.query(`UPDATE account SET deletion_requested_at = $2 WHERE id = $1`, [
      who.id,
      new Date(app.clock.now().getTime() - 365 * 86_400_000),
    ]);
    await app.app.get(AccountPurge).purgeDue(app.clock.now());
  }

  it('leaves the other one what was, without their name', async () => {
    const done = await goLive();
    await beginRound(app, done);
    app.clock.set('2026-03-06T12:00:00.000Z');
    const booked = await book(app, { ada, bob }, { startsAt: ['2026-03-07T12:00:00.000Z'] });
    await close(ada);
    expect(await getInterview(app, bob, done)).toMatchObject({
      state: 'completed',
      proposer: { accountId: ada.id, displayName: null },
      invitee: { displayName: 'Bob' },
    });
    expect(await getInterview(app, bob, booked.id)).toMatchObject({
      state: 'cancelled',
      cancellation: { reason: 'account-closed', isMine: false },
    });
    expect((await kindsOf(bob))[0]).toBe('mock-interview.cancelled');
    const [row] = await app.dataSource.query<{ seats: number }[]>(
      `SELECT count(*)::int AS seats FROM mock_interview_seat WHERE learner_id = $1`,
      [ada.id],
    );
    expect(row?.seats).toBe(0);
  });

  it('ends what is live: with feedback when a round began', async () => {
    const id = await goLive();
    await beginRound(app, id);
    await close(bob);
    expect((await getInterview(app, ada, id)).state).toBe('feedback');
  });

  it('takes an interview along as the second of the two', async () => {
    const { id } = await book(app, { ada, bob });
    await close(ada);
    await close(bob);
    const rows = await app.dataSource.query<unknown[]>(
      `SELECT 1 FROM mock_interview WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('can take along what they have before, without what is to be asked of them', async () => {
    const [questionId = ''] = await importQuestions(app, 'exported', 1);
    await answerQuestion(app, ada, questionId);
    const { id } = await book(app, { ada, bob });
    const shared = { id, state: 'scheduled', startsAt: noon };
    expect(await exported(ada)).toMatchObject([
      {
        ...shared,
        isProposer: true,
        otherId: bob.id,
        rounds: [{ number: 1, role: 'interviewer', questionId }],
      },
    ]);
    const bobs = await exported(bob);
    expect(bobs).toMatchObject([{ ...shared, isProposer: false, otherId: ada.id }]);
    expect(JSON.stringify(bobs)).not.toContain(questionId);
  });

  /** Only a session may ask for it. */
  async function exported({ email, password }: SignedUp): Promise<object[]> {
    const login = await app.http.post('/v1/auth/login').send({ email, password });
    const { accessToken } = login.body as { accessToken: string };
    const response = await app.http
      .get('/v1/me/export')
      .set({ Authorization: `Bearer ${accessToken}` });
    expect(response.status).toBe(200);
    type Sections = { mockInterviews: { interviews: object[] } };
    return (response.body as { sections: Sections }).sections.mockInterviews.interviews;
  }
});

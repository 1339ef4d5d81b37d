import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions, type ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  act,
  book,
  getInterview,
  getNotices,
  makePair,
  propose,
  usualProposal,
  type MockInterviewBody,
} from '../support/mock-interviews.js';
import { startPractising } from '../support/practice.js';
import { secretPartOf } from '../support/secret-part.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const tomorrow = '2026-03-03T12:00:00.000Z';
const later = '2026-03-04T12:00:00.000Z';
const proposed = { startsAt: [tomorrow, later] };

let app: TestApp;
let ada: SignedUp;
let bob: SignedUp;
let stranger: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  ({ ada, bob } = await makePair(app, [{ zone: 'Europe/Berlin' }, { zone: 'Asia/Kolkata' }]));
  stranger = await startPractising(app);
});

function problemOf(response: { body: unknown }): ProblemBody {
  return response.body as ProblemBody;
}

describe('POST /v1/mock-interviews', () => {
  it('offers times, each told by the clock of who reads', async () => {
    const startsAt = ['2026-03-29T09:00:00.000Z', '2026-03-28T10:00:00.000+01:00'];
    const made = await propose(app, ada, { inviteeId: bob.id, rounds: 2, startsAt });
    expect(made).toMatchObject({ state: 'proposed', role: 'interviewer', token: null, rounds: [] });
    expect(made.offer?.isMine).toBe(true);
    // Berlin springs forward on the 29th, Kolkata never does.
    expect(made.offer?.times.map(({ startsAt: at, local }) => [at, local.time])).toEqual([
      ['2026-03-28T09:00:00.000Z', '10:00'],
      ['2026-03-29T09:00:00.000Z', '11:00'],
    ]);
    const bobs = await getInterview(app, bob, made.id);
    expect(bobs).toMatchObject({ role: 'candidate', proposer: { displayName: 'Ada' } });
    expect(bobs.offer?.isMine).toBe(false);
    expect(bobs.offer?.times.map(({ local }) => local)).toMatchObject([
      { day: '2026-03-28', time: '14:30', offset: '+05:30', zone: 'Asia/Kolkata' },
      { day: '2026-03-29', time: '14:30', offset: '+05:30' },
    ]);
    expect(await getNotices(app, bob)).toEqual([
      { kind: 'mock-interview.proposed', data: { interviewId: made.id } },
    ]);
    expect(await getNotices(app, ada)).toEqual([]);
  });

  it('says where it is, and its version', async () => {
    const response = await act(app, ada, '', { ...usualProposal, inviteeId: bob.id });
    const { id, version } = response.body as MockInterviewBody;
    expect(response.status).toBe(201);
    expect(response.headers['location']).toBe(`/v1/mock-interviews/${id}`);
    expect(response.headers['etag']).toBe(`"${id}.${version}"`);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it.each<[string, () => object, string, string]>([
    ['oneself', () => ({ inviteeId: ada.id }), '#/inviteeId', 'self'],
    [
      'somebody of no common cohort',
      () => ({ inviteeId: stranger.id }),
      '#/inviteeId',
      'not-together',
    ],
    ['nobody', () => ({ inviteeId: randomUUID() }), '#/inviteeId', 'not-together'],
    ['a time too soon', () => ({ startsAt: ['2026-03-02T09:14:00Z'] }), '#/startsAt/0', 'too-soon'],
    [
      'a time too far',
      () => ({ startsAt: [tomorrow, '2026-05-02T09:00:00Z'] }),
      '#/startsAt/1',
      'too-far',
    ],
    ['a bank that is none', () => ({ bankIds: [randomUUID()] }), '#/bankIds/0', 'unknown-bank'],
    [
      'a question that is none',
      () => ({ questionIds: [randomUUID()] }),
      '#/questionIds/0',
      'unknown-question',
    ],
  ])('refuses %s', async (_, wish, pointer, code) => {
    const response = await act(app, ada, '', { ...usualProposal, inviteeId: bob.id, ...wish() });
    expect(response.status).toBe(422);
    expect(problemOf(response).errors).toMatchObject([{ pointer, code }]);
    const list = await app.http.get('/v1/mock-interviews').set(ada.auth);
    expect(list.body).toEqual({ data: [], nextCursor: null });
  });

  it.each([
    [{ startsAt: [] }, '#/startsAt'],
    [{ startsAt: Array.from({ length: 6 }, () => tomorrow) }, '#/startsAt'],
    [{ startsAt: ['2026-03-03T12:00:00'] }, '#/startsAt'],
    [{ rounds: 3 }, '#/rounds'],
    [{ role: 'observer' }, '#/role'],
    [{ minutesPerRound: 9 }, '#/minutesPerRound'],
    [{ minutesPerRound: 121 }, '#/minutesPerRound'],
    [{ breakMinutes: 61 }, '#/breakMinutes'],
    [{ candidateLevel: 'principal' }, '#/candidateLevel'],
    [{ questionIds: ['x'] }, '#/questionIds'],
  ])('refuses %j', async (wish, pointer) => {
    const response = await act(app, ada, '', { ...usualProposal, ...wish });
    expect(response.status).toBe(400);
    expect(problemOf(response).errors).toMatchObject([{ pointer }]);
  });

  it('lets 20 wait for an answer', async () => {
    for (let made = 0; made < 20; made += 1) await propose(app, ada);
    const refused = await act(app, ada, '', usualProposal);
    expect([refused.status, problemOf(refused).code]).toEqual([409, 'conflict']);
    app.clock.set(tomorrow);
    expect(await propose(app, ada, { startsAt: [later] })).toMatchObject({ state: 'proposed' });
  });
});

describe('GET /v1/mock-interviews/{id}', () => {
  it('is for the two and nobody else', async () => {
    const { id } = await propose(app, ada, { inviteeId: bob.id });
    expect((await getInterview(app, bob, id)).id).toBe(id);
    for (const role of ['learner', 'coach', 'admin'] as const) {
      const other = await startPractising(app, { role });
      const response = await app.http.get(`/v1/mock-interviews/${id}`).set(other.auth);
      expect(response.status).toBe(404);
    }
  });

  it('does not say what questions there are to choose from', async () => {
    const questionIds = await importQuestions(app, `pool-${randomUUID().slice(0, 8)}`, 2);
    const { id } = await propose(app, ada, { inviteeId: bob.id, questionIds });
    const response = await app.http.get(`/v1/mock-interviews/${id}`).set(bob.auth);
    expect((response.body as MockInterviewBody).questionCount).toBe(2);
    for (const questionId of questionIds) expect(response.text).not.toContain(questionId);
  });
});

describe('POST /v1/mock-interviews/{id}/accept', () => {
  it('books both, with the rounds', async () => {
    const booked = await book(app, { ada, bob }, { rounds: 2, breakMinutes: 10 });
    expect(booked).toMatchObject({
      state: 'scheduled',
      offer: null,
      booking: {
        startsAt: tomorrow,
        endsAt: '2026-03-03T13:10:00.000Z',
        joinableFrom: '2026-03-03T11:50:00.000Z',
        local: { text: 'Tue, 3 March 2026, 13:00 GMT+1 (Europe/Berlin)' },
      },
      rounds: [
        { number: 1, role: 'interviewer', minutes: 30, plannedAt: tomorrow },
        { number: 2, role: 'candidate', minutes: 30, plannedAt: '2026-03-03T12:40:00.000Z' },
      ],
    });
    const told = {
      kind: 'mock-interview.booked',
      data: { interviewId: booked.id, startsAt: tomorrow },
    };
    expect(await getNotices(app, ada)).toEqual([told]);
    expect((await getNotices(app, bob))[0]).toEqual(told);
  });

  it('answers once more like the first time, and takes no other time then', async () => {
    const { id } = await propose(app, ada, { inviteeId: bob.id, ...proposed });
    const first = await act(app, bob, `/${id}/accept`, { startsAt: tomorrow });
    const again = await act(app, bob, `/${id}/accept`, { startsAt: '2026-03-03T13:00:00+01:00' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    const other = await act(app, bob, `/${id}/accept`, { startsAt: later });
    expect([other.status, problemOf(other).code]).toEqual([409, 'invalid-state']);
    expect(await getNotices(app, ada)).toHaveLength(1);
  });

  it('takes no time that is not on offer, or is over', async () => {
    const { id } = await propose(app, ada, { inviteeId: bob.id, ...proposed });
    const other = await act(app, bob, `/${id}/accept`, { startsAt: '2026-03-03T13:00:00.000Z' });
    expect([other.status, problemOf(other).errors?.[0]?.code]).toEqual([422, 'not-offered']);
    app.clock.set(tomorrow);
    const over = await act(app, bob, `/${id}/accept`, { startsAt: tomorrow });
    expect([over.status, problemOf(over).errors?.[0]?.code]).toEqual([422, 'too-late']);
    expect((await act(app, bob, `/${id}/accept`, { startsAt: later })).status).toBe(200);
  });
});

describe('POST /v1/mock-interviews/{id}/propose', () => {
  it('puts other times in place of those on offer, for the other one to answer', async () => {
    const { id } = await propose(app, ada, { inviteeId: bob.id });
    const countered = await act(app, bob, `/${id}/propose`, { startsAt: [later] });
    expect(countered.body).toMatchObject({ state: 'proposed', offer: { isMine: true } });
    expect((await act(app, bob, `/${id}/accept`, { startsAt: later })).status).toBe(403);
    const gone = await act(app, ada, `/${id}/accept`, { startsAt: tomorrow });
    expect([gone.status, problemOf(gone).errors?.[0]?.code]).toEqual([422, 'not-offered']);
    const booked = await act(app, ada, `/${id}/accept`, { startsAt: later });
    expect(booked.body).toMatchObject({ state: 'scheduled', booking: { startsAt: later } });
  });

  it('leaves what is booked until one of them is taken', async () => {
    const { id } = await book(app, { ada, bob });
    await act(app, ada, `/${id}/propose`, { startsAt: [later] });
    expect(await getInterview(app, bob, id)).toMatchObject({
      state: 'scheduled',
      booking: { startsAt: tomorrow },
      offer: { isMine: false, times: [{ startsAt: later }] },
    });
    const moved = await act(app, bob, `/${id}/accept`, { startsAt: later });
    expect(moved.body).toMatchObject({
      state: 'scheduled',
      offer: null,
      booking: { startsAt: later },
    });
    expect((await propose(app, bob, { inviteeId: ada.id })).state).toBe('proposed');
  });

  it('leaves it too when nobody answers in time', async () => {
    const { id } = await book(app, { ada, bob }, { startsAt: [later] });
    await act(app, ada, `/${id}/propose`, { startsAt: [tomorrow] });
    app.clock.set(tomorrow);
    expect(await getInterview(app, bob, id)).toMatchObject({
      state: 'scheduled',
      offer: null,
      booking: { startsAt: later },
    });
  });
});

describe('POST /v1/mock-interviews/{id}/decline', () => {
  it('ends a proposal, with the reason for the other one', async () => {
    const { id } = await propose(app, ada, { inviteeId: bob.id });
    expect((await act(app, ada, `/${id}/decline`)).status).toBe(403);
    const declined = await act(app, bob, `/${id}/decline`, { reason: 'No time this week.' });
    expect(declined.body).toMatchObject({ state: 'cancelled', offer: null });
    expect(await getInterview(app, ada, id)).toMatchObject({
      cancellation: { reason: 'declined', note: 'No time this week.', isMine: false },
    });
    expect(await getNotices(app, ada)).toEqual([
      { kind: 'mock-interview.cancelled', data: { interviewId: id } },
    ]);
  });

  it('declines no more than the move of what is booked', async () => {
    const { id } = await book(app, { ada, bob });
    expect(problemOf(await act(app, bob, `/${id}/decline`)).code).toBe('invalid-state');
    await act(app, ada, `/${id}/propose`, { startsAt: [later] });
    const declined = await act(app, bob, `/${id}/decline`);
    expect(declined.body).toMatchObject({
      state: 'scheduled',
      offer: null,
      booking: { startsAt: tomorrow },
    });
  });
});

describe('POST /v1/mock-interviews/{id}/cancel', () => {
  it('frees the time of both, and tells the other one', async () => {
    const { id } = await book(app, { ada, bob });
    const cancelled = await act(app, bob, `/${id}/cancel`, { reason: 'A cold.' });
    expect(cancelled.body).toMatchObject({
      state: 'cancelled',
      cancellation: { reason: 'cancelled', note: 'A cold.', isMine: true },
    });
    expect((await getNotices(app, ada))[0]).toMatchObject({ kind: 'mock-interview.cancelled' });
    expect((await getNotices(app, bob))[0]).toMatchObject({ kind: 'mock-interview.booked' });
    expect((await book(app, { ada, bob })).state).toBe('scheduled');
  });
});

describe('an invitation by link', () => {
  const preview = (token: string, who = bob) => act(app, who, '/preview', { token });
  const accept = (token: string, who = bob) =>
    act(app, who, '/accept', { token, startsAt: tomorrow });

  it('shows what it is, to whoever has it', async () => {
    const { token } = await propose(app, ada, { message: 'Sharding?', rounds: 2 });
    expect(token).toMatch(/^rhm_[0-9a-f]{32}_[\w-]{43}_[0-9a-f]{8}$/u);
    const response = await preview(token ?? '', stranger);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      proposerName: 'Ada',
      role: 'candidate',
      roundCount: 2,
      message: 'Sharding?',
      offer: { isMine: false, times: [{ startsAt: tomorrow }] },
    });
  });

  it('books whoever is first, once', async () => {
    const { id, token } = await propose(app, ada);
    const all = await Promise.all([accept(token ?? ''), accept(token ?? '', stranger)]);
    const statuses = all.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404]);
    const seen = await getInterview(app, ada, id);
    expect(seen).toMatchObject({
      state: 'scheduled',
      invitee: { displayName: expect.any(String) },
    });
    const shown = await Promise.all([preview(token ?? ''), preview(token ?? '', stranger)]);
    expect(shown.map(({ status }) => status)).toEqual(statuses);
  });

  it('is not for who made it', async () => {
    const { token } = await propose(app, ada);
    const response = await accept(token ?? '', ada);
    expect([response.status, problemOf(response).errors?.[0]?.code]).toEqual([
      422,
      'own-invitation',
    ]);
  });

  it('works no more after its last time, or once it is cancelled; all that do not work are alike', async () => {
    const { token: over } = await propose(app, ada);
    const { id, token: cancelled } = await propose(app, ada, { startsAt: [later] });
    await act(app, ada, `/${id}/cancel`);
    app.clock.set(tomorrow);
    const mangled = `${over?.slice(0, -1)}x`;
    const answers = await Promise.all(
      [over, cancelled, mangled, 'rhm'].map((each) => preview(each ?? '')),
    );
    const anonymous = answers.map(({ status, body }) => ({
      status,
      ...problemOf({ body }),
      requestId: '',
    }));
    expect(anonymous[0]).toMatchObject({ status: 404, code: 'not-found' });
    expect(new Set(anonymous.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('keeps the hash of the token only', async () => {
    const { id, token } = await propose(app, ada);
    const [row] = await app.dataSource.query<object[]>(
      `SELECT i::text AS row FROM mock_interview i WHERE id = $1`,
      [id],
    );
    expect(JSON.stringify(row)).not.toContain(secretPartOf(token));
  });
});

describe('GET /v1/mock-interviews', () => {
  async function list(
    query: string,
    who = ada,
  ): Promise<{ data: MockInterviewBody[]; nextCursor: string | null }> {
    const response = await app.http.get(`/v1/mock-interviews?${query}`).set(who.auth);
    expect(response.status).toBe(200);
    return response.body as { data: MockInterviewBody[]; nextCursor: string | null };
  }
  const idsOf = async (query: string) => (await list(query)).data.map(({ id }) => id);

  it('has what lies ahead with the next first, and what is over with the latest first', async () => {
    const far = await propose(app, ada, { inviteeId: bob.id, startsAt: [later] });
    const near = await book(app, { ada, bob });
    const gone = await propose(app, ada, { startsAt: ['2026-03-05T12:00:00.000Z'] });
    await act(app, ada, `/${gone.id}/cancel`);
    await propose(app, bob);
    expect(await idsOf('when=upcoming')).toEqual([near.id, far.id]);
    expect(await idsOf('when=past')).toEqual([gone.id]);
    expect(await idsOf('')).toEqual([gone.id, far.id, near.id]);
    expect(await idsOf('state=scheduled')).toEqual([near.id]);
    expect(await idsOf('state=scheduled&when=past')).toEqual([]);
    expect((await list('', stranger)).data).toEqual([]);
  });

  it('pages, each once', async () => {
    const made: string[] = [];
    for (const hour of ['12', '13', '14']) {
      made.push((await propose(app, ada, { startsAt: [`2026-03-03T${hour}:00:00.000Z`] })).id);
    }
    const first = await list('when=upcoming&limit=2');
    const second = await list(`when=upcoming&limit=2&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(made);
    expect(second.nextCursor).toBeNull();
    const foreign = await app.http
      .get(`/v1/mock-interviews?when=past&cursor=${first.nextCursor}`)
      .set(ada.auth);
    expect(foreign.status).toBe(400);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  act,
  getInterview,
  getNotices,
  makePair,
  propose,
  type MockInterviewBody,
} from '../support/mock-interviews.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const noon = '2026-03-03T12:00:00.000Z';
const later = '2026-03-04T12:00:00.000Z';
const latest = '2026-03-05T12:00:00.000Z';

let app: TestApp;
let ada: SignedUp;
let bob: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  ({ ada } = await makePair(app));
  // Of no cohort of hers: a link is all that brings them together.
  bob = await startPractising(app, { displayName: 'Bob' });
});

const bodyOf = (response: { body: unknown }) => response.body as MockInterviewBody & ProblemBody;

describe('POST /v1/mock-interviews/propose', () => {
  const counter = (token: string | null, who = bob, startsAt = [later]) =>
    act(app, who, '/propose', { token, startsAt });

  it('offers other times to who made the link, in the place of somebody invited by name', async () => {
    const { id, token } = await propose(app, ada);
    const countered = await counter(token, bob, [latest, later]);
    expect([countered.status, countered.body]).toMatchObject([
      200,
      { id, state: 'proposed', role: 'candidate', invitee: { displayName: 'Bob' }, rounds: [] },
    ]);
    expect(countered.headers['etag']).toBe(`"${id}.${bodyOf(countered).version}"`);
    expect(bodyOf(countered).offer).toMatchObject({ isMine: true, times: [{}, {}] });
    expect(await getInterview(app, bob, id)).toEqual(countered.body);
    expect(await getNotices(app, ada)).toEqual([
      { kind: 'mock-interview.proposed', data: { interviewId: id } },
    ]);
    expect(await getNotices(app, bob)).toEqual([]);
    const taken = await act(app, ada, `/${id}/accept`, { startsAt: latest });
    expect(taken.body).toMatchObject({ state: 'scheduled', booking: { startsAt: latest } });
    expect(await getInterview(app, bob, id)).toMatchObject({ booking: { startsAt: latest } });
  });

  it('binds the link to who answered, who goes on by it or by name', async () => {
    const { id, token } = await propose(app, ada);
    await counter(token);
    expect((await act(app, bob, '/preview', { token })).status).toBe(200);
    expect((await act(app, bob, '/accept', { token, startsAt: later })).status).toBe(403);
    expect(bodyOf(await counter(token, bob, [latest])).offer?.times[0]?.startsAt).toBe(latest);
    await act(app, ada, `/${id}/propose`, { startsAt: [noon] });
    const taken = await act(app, bob, '/accept', { token, startsAt: noon });
    expect(taken.body).toMatchObject({ state: 'scheduled', booking: { startsAt: noon } });
  });

  it('leaves a link that opens nothing to whoever else has it', async () => {
    const { token } = await propose(app, ada);
    await counter(token);
    const eve = await startPractising(app);
    const never = `${token?.slice(0, -8)}00000000`;
    for (const who of [eve, ada]) {
      for (const send of [
        (each: string | null) => counter(each, who),
        (each: string | null) => act(app, who, '/accept', { token: each, startsAt: later }),
        (each: string | null) => act(app, who, '/preview', { token: each }),
      ]) {
        const [used, none] = [await send(token), await send(never)];
        expect(used.status).toBe(404);
        const anonymous = { requestId: '' };
        expect({ ...bodyOf(used), ...anonymous }).toEqual({ ...bodyOf(none), ...anonymous });
      }
    }
  });

  it('is for the first of two who answer at one moment', async () => {
    const { id, token } = await propose(app, ada);
    const eve = await startPractising(app);
    const answers = await Promise.all([
      counter(token),
      act(app, eve, '/accept', { token, startsAt: noon }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    const rows = await app.dataSource.query<unknown[]>(
      `SELECT 1 FROM mock_interview_seat WHERE interview_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(2);
  });

  it.each<[string, () => SignedUp, string[], string]>([
    ['a time too soon', () => bob, ['2026-03-02T09:14:00.000Z'], 'too-soon'],
    ['a time twice', () => bob, [later, later], 'offered-twice'],
    ['one’s own link', () => ada, [later], 'own-invitation'],
  ])('refuses %s, and the link stays open', async (_, who, startsAt, code) => {
    const { id, token, version } = await propose(app, ada);
    const refused = await counter(token, who(), startsAt);
    expect([refused.status, bodyOf(refused).errors]).toMatchObject([422, [{ code }]]);
    expect(await getInterview(app, ada, id)).toMatchObject({ version, invitee: null });
    const eve = await startPractising(app);
    expect((await act(app, eve, '/accept', { token, startsAt: noon })).status).toBe(200);
  });

  it.each([
    [{ startsAt: [later] }, '#/token'],
    [{ token: 'rhm', startsAt: [] }, '#/startsAt'],
  ])('refuses %j', async (body, pointer) => {
    const refused = await act(app, bob, '/propose', body);
    expect([refused.status, bodyOf(refused).errors]).toMatchObject([400, [{ pointer }]]);
  });

  it('leaves nobody stuck: it ends by either of the two, and with the last of its times', async () => {
    const declined = await propose(app, ada);
    await counter(declined.token);
    await act(app, ada, `/${declined.id}/decline`);
    expect(await getInterview(app, bob, declined.id)).toMatchObject({ state: 'cancelled' });
    const cancelled = await propose(app, ada);
    await counter(cancelled.token);
    await act(app, bob, `/${cancelled.id}/cancel`);
    expect(await getInterview(app, ada, cancelled.id)).toMatchObject({ state: 'cancelled' });
    const left = await propose(app, ada);
    await counter(left.token);
    app.clock.set(later);
    for (const who of [ada, bob]) {
      const over = await getInterview(app, who, left.id);
      expect(over).toMatchObject({ state: 'cancelled', cancellation: { reason: 'expired' } });
    }
    const late = await counter(left.token, bob, [latest]);
    expect([late.status, bodyOf(late).code]).toEqual([409, 'invalid-state']);
  });
});

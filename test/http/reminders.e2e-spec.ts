import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface ReminderBody {
  at: string | null;
  reason: string;
  cards: number;
  minutes: number;
  expectedForgettings: number;
}

let app: TestApp;
let questions: string[];
let learner: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  questions = await importQuestions(app, 'reminders', 8);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  learner = await startPractising(app, { zone: 'Europe/Berlin' });
});

const get = (path: string, who = learner) => app.http.get(path).set(who.auth);
const patchSettings = (change: object, ifMatch = '*', who = learner) =>
  app.http
    .patch('/v1/reminders/settings')
    .set({ ...who.auth, 'If-Match': ifMatch })
    .send(change);

/** Nothing is introduced, so that only what was reviewed comes due. */
async function onlyReviews(who = learner): Promise<void> {
  await app.http
    .patch('/v1/practice-settings')
    .set({ ...who.auth, 'If-Match': '*' })
    .send({ newPerDay: 0, fuzz: false });
}

async function next(who = learner): Promise<ReminderBody> {
  const response = await get('/v1/reminders/next', who);
  expect(response.status).toBe(200);
  return response.body as ReminderBody;
}

describe('PATCH /v1/reminders/settings', () => {
  it('starts switched off and changes what it is told', async () => {
    const before = await get('/v1/reminders/settings');
    expect(before.body).toMatchObject({ isEnabled: false, localTime: '18:30', sessionMinutes: 20 });
    const etag = String(before.headers['etag']);
    const changed = await patchSettings({ isEnabled: true, localTime: '07:15' }, etag);
    expect(changed.body).toMatchObject({ isEnabled: true, localTime: '07:15', version: 2 });
    expect((await patchSettings({ sessionMinutes: 30 }, etag)).status).toBe(412);
    expect((await get('/v1/reminders/settings')).body).toEqual(changed.body);
  });

  it.each([
    [{ localTime: '24:00' }, '#/localTime'],
    [{ localTime: '7:15' }, '#/localTime'],
    [{ sessionMinutes: 4 }, '#/sessionMinutes'],
    [{ isEnabled: 'yes' }, '#/isEnabled'],
    [{ isEnabled: null }, '#/isEnabled'],
  ])('refuses %j', async (change, pointer) => {
    const response = await patchSettings(change);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('GET /v1/reminders/next', () => {
  it('has nothing to say while reminders are off, or nothing is due', async () => {
    await onlyReviews();
    expect(await next()).toMatchObject({ at: null, reason: 'disabled' });
    await patchSettings({ isEnabled: true });
    expect(await next()).toMatchObject({ at: null, reason: 'nothing-due', minutes: 0 });
  });

  it('calls at the local time of the day the session is full', async () => {
    await onlyReviews();
    await patchSettings({ isEnabled: true, sessionMinutes: 40 });
    // Good is due in two days, Easy in eight; each is planned with its time box of 20 minutes.
    await postReview(app, learner, review(questions[0] ?? '', 3));
    expect(await next()).toMatchObject({
      at: '2026-03-04T17:30:00.000Z',
      reason: 'no-fuller-session-soon',
      cards: 1,
      minutes: 20,
    });
    await postReview(app, learner, review(questions[1] ?? '', 4));
    expect(await next()).toMatchObject({
      at: '2026-03-10T17:30:00.000Z',
      reason: 'session-full',
      cards: 2,
    });
  });

  it('counts new questions, and what waiting costs', async () => {
    await patchSettings({ isEnabled: true });
    expect(await next()).toMatchObject({
      at: '2026-03-02T17:30:00.000Z',
      reason: 'session-full',
      cards: 0,
    });
    await onlyReviews();
    await postReview(app, learner, review(questions[0] ?? '', 3));
    app.clock.advance({ days: 20 });
    const late = await next();
    expect(late).toMatchObject({ cards: 1, reason: 'session-full' });
    expect(late.expectedForgettings).toBeGreaterThan(0.2);
    expect(late.expectedForgettings).toBeLessThan(0.9);
  });

  it('counts what a goal brings forward', async () => {
    await onlyReviews();
    await patchSettings({ isEnabled: true });
    for (const questionId of questions.slice(0, 3)) {
      await postReview(app, learner, review(questionId, 4));
    }
    expect(await next()).toMatchObject({ at: '2026-03-10T17:30:00.000Z' });
    const question = await app.http.get(`/v1/questions/${questions[0]}`).set(learner.auth);
    const { bankId } = question.body as { bankId: string };
    const goal = {
      interviewDay: '2026-03-07',
      targetRecall: 0.99,
      minutesPerDay: 240,
      bankIds: [bankId],
    };
    const created = await app.http.post('/v1/interview-goals').set(learner.auth).send(goal);
    expect(created.status).toBe(201);
    app.clock.set('2026-03-06T09:00:00.000Z');
    const queue = await get('/v1/queue');
    const { items } = queue.body as { items: { reason: string }[] };
    const brought = items.filter(({ reason }) => reason === 'goal-review').length;
    expect(brought).toBeGreaterThan(0);
    expect(await next()).toMatchObject({ at: '2026-03-06T17:30:00.000Z', cards: brought });
  });

  it('leaves buried cards to tomorrow', async () => {
    await onlyReviews();
    await patchSettings({ isEnabled: true });
    const questionId = questions[0] ?? '';
    await postReview(app, learner, review(questionId, 3));
    app.clock.set('2026-03-05T09:00:00.000Z');
    const body = { id: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e98', action: 'bury' };
    await app.http.post(`/v1/cards/${questionId}/changes`).set(learner.auth).send(body);
    expect(await next()).toMatchObject({ at: '2026-03-06T17:30:00.000Z', cards: 1 });
  });

  it('leaves suspended cards out', async () => {
    await onlyReviews();
    await patchSettings({ isEnabled: true });
    const questionId = questions[0] ?? '';
    await postReview(app, learner, review(questionId, 3));
    const body = { id: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e99', action: 'suspend' };
    await app.http.post(`/v1/cards/${questionId}/changes`).set(learner.auth).send(body);
    expect(await next()).toMatchObject({ at: null, reason: 'nothing-due' });
  });
});

describe('GET /v1/reminders', () => {
  let admin: SignedUp;
  beforeEach(async () => {
    admin = await startPractising(app, { role: 'admin' });
    await app.dataSource.query(`DELETE FROM reminder_settings`);
  });

  const poll = (query: object) => app.http.get('/v1/reminders').query(query).set(admin.auth);

  it('lists whose local time has come, once for each span of time', async () => {
    const berlin = learner;
    const tokyo = await startPractising(app, { zone: 'Asia/Tokyo' });
    const asleep = await startPractising(app, { zone: 'Europe/Berlin' });
    for (const who of [berlin, tokyo]) await patchSettings({ isEnabled: true }, '*', who);
    await patchSettings({ isEnabled: true, localTime: '03:00' }, '*', asleep);
    // 18:30 is 09:30 UTC in Tokyo and 17:30 in Berlin.
    app.clock.set('2026-03-02T09:30:00.000Z');
    const morning = await poll({ since: '2026-03-02T09:00:00.000Z' });
    expect(morning.body).toMatchObject({
      data: [{ learnerId: tokyo.id, at: '2026-03-02T09:30:00.000Z', reason: 'session-full' }],
      nextCursor: null,
      until: '2026-03-02T09:30:00.000Z',
    });
    app.clock.set('2026-03-02T18:00:00.000Z');
    const evening = await poll({ since: (morning.body as { until: string }).until });
    expect(evening.body).toMatchObject({ data: [{ learnerId: berlin.id }] });
  });

  it('pages, and keeps later pages to the time of the first', async () => {
    const others = [learner];
    for (let count = 0; count < 4; count += 1) others.push(await startPractising(app));
    for (const who of others)
      await patchSettings({ isEnabled: true, localTime: '10:00' }, '*', who);
    app.clock.set('2026-03-02T10:05:00.000Z');
    const since = '2026-03-02T08:30:00.000Z';
    const seen: string[] = [];
    const untils = new Set<string>();
    let cursor: string | null = null;
    do {
      const response = await poll({ since, limit: 2, ...(cursor === null ? {} : { cursor }) });
      expect(response.status).toBe(200);
      const body = response.body as {
        data: { learnerId: string }[];
        nextCursor: string | null;
        until: string;
      };
      seen.push(...body.data.map(({ learnerId }) => learnerId));
      untils.add(body.until);
      cursor = body.nextCursor;
      app.clock.advance({ minutes: 1 });
    } while (cursor !== null);
    expect(seen).toEqual(others.map(({ id }) => id).toSorted());
    expect(untils).toEqual(new Set(['2026-03-02T10:05:00.000Z']));
  });

  it('agrees with what is told to the phone on the day the clocks change', async () => {
    app.clock.set('2026-03-28T22:00:00.000Z');
    const berlin = await startPractising(app, { zone: 'Europe/Berlin' });
    await patchSettings({ isEnabled: true, localTime: '02:30' }, '*', berlin);
    const planned = await next(berlin);
    expect(planned.at).toBe('2026-03-29T01:00:00.000Z');
    app.clock.set('2026-03-29T04:00:00.000Z');
    const pushed = await poll({ since: '2026-03-28T22:00:00.000Z' });
    expect(pushed.body).toMatchObject({ data: [{ learnerId: berlin.id, at: planned.at }] });
  });

  it('leaves those in peace who asked for deletion', async () => {
    await patchSettings({ isEnabled: true, localTime: '10:30' });
    await app.dataSource.query(`UPDATE account SET deletion_requested_at = now() WHERE id = $1`, [
      learner.id,
    ]);
    app.clock.set('2026-03-02T10:00:00.000Z');
    expect((await poll({ since: '2026-03-02T09:00:00.000Z' })).body).toMatchObject({ data: [] });
  });

  it.each(['2026-03-01T08:59:59.000Z', '2026-03-02T09:00:01.000Z'])(
    'refuses since %s',
    async (since) => {
      const response = await poll({ since });
      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({ errors: [{ pointer: '#/since' }] });
    },
  );

  it('is for administrators', async () => {
    const response = await get('/v1/reminders?since=2026-03-02T08:30:00.000Z');
    expect(response.status).toBe(403);
  });
});

describe('the calendar', () => {
  async function create(): Promise<string> {
    const response = await app.http.post('/v1/calendar-feed').set(learner.auth);
    expect(response.status).toBe(201);
    return new URL((response.body as { url: string }).url).pathname;
  }

  it('shows the days on which cards come due, at the reminder time', async () => {
    await onlyReviews();
    await postReview(app, learner, review(questions[0] ?? '', 3));
    await postReview(app, learner, review(questions[1] ?? '', 3));
    await postReview(app, learner, review(questions[2] ?? '', 4));
    const response = await app.http.get(await create());
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const lines = response.text.split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    const of = (name: string) => lines.filter((line) => line.startsWith(name));
    expect(of('DTSTART')).toEqual(['DTSTART:20260304T173000Z', 'DTSTART:20260310T173000Z']);
    expect(of('DTEND')).toEqual(['DTEND:20260304T181000Z', 'DTEND:20260310T175000Z']);
    expect(of('SUMMARY')[0]).toBe('SUMMARY:Practice: 2 to review\\, about 40 min');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('shows the day of an interview', async () => {
    const { body } = await app.http.get('/v1/banks').set(learner.auth);
    const [bank] = (body as { data: { id: string }[] }).data;
    const goal = {
      title: 'Onsite; day, two',
      interviewDay: '2026-04-01',
      minutesPerDay: 40,
      bankIds: [bank?.id],
    };
    const created = await app.http.post('/v1/interview-goals').set(learner.auth).send(goal);
    expect(created.status).toBe(201);
    const { text } = await app.http.get(await create());
    expect(text).toContain('DTSTART;VALUE=DATE:20260401\r\n');
    expect(text).toContain('SUMMARY:Onsite\\; day\\, two\r\n');
    app.clock.set('2026-04-02T09:00:00.000Z');
    expect((await app.http.get(await create())).text).not.toContain('Onsite');
  });

  it('keeps the UID of a day, and tells nobody whose it is', async () => {
    await onlyReviews();
    await postReview(app, learner, review(questions[0] ?? '', 3));
    const path = await create();
    const uids = async () => (await app.http.get(path)).text.match(/^UID:.*$/gmu);
    const before = await uids();
    app.clock.advance({ hours: 1 });
    await postReview(app, learner, review(questions[1] ?? '', 3));
    expect(await uids()).toEqual(before);
    expect(before?.[0]).not.toContain(learner.id);
  });

  it('is gone with its address: another one, none, a wrong one', async () => {
    const first = await create();
    const second = await create();
    expect((await app.http.get(first)).status).toBe(404);
    expect((await app.http.get(second)).status).toBe(200);
    const state = await get('/v1/calendar-feed');
    expect(state.body).toEqual({ createdAt: '2026-03-02T09:00:00.000Z' });
    expect((await app.http.delete('/v1/calendar-feed').set(learner.auth)).status).toBe(204);
    expect((await app.http.get(second)).status).toBe(404);
    expect((await app.http.delete('/v1/calendar-feed').set(learner.auth)).status).toBe(404);
    expect((await app.http.get('/v1/calendars/anything.ics')).status).toBe(404);
  });
});

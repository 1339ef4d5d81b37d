import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../support/api-schema.js';
import { expectCardsToEqualTheirReplay } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

type Outline = components['schemas']['OutlineResponse'];
type QueueItem = components['schemas']['QueueItemResponse'];

const password = 'marmalade-on-tuesdays-only';

// Driven by the client that is generated from openapi.json: it compiles and works, or the document
// does not tell the truth.
describe('the first day of a learner', () => {
  let app: TestApp;
  let client: Client<paths>;
  let learnerId: string;
  let accessToken: string;
  let item: QueueItem;
  let attemptId: string;
  let etag: string;
  let outline: Outline;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set('2026-03-02T18:00:00.000Z');
    client = createClient<paths>({ baseUrl: await app.app.getUrl() });
  });
  afterAll(() => app.close());

  it('signs up', async () => {
    const { data } = await client.POST('/v1/auth/register', {
      body: {
        email: 'ada@example.org',
        password,
        displayName: 'Ada',
        zone: 'Europe/Berlin',
      },
    });
    learnerId = data?.account.id ?? '';
    accessToken = data?.accessToken ?? '';
    client.use({
      onRequest({ request }) {
        request.headers.set('Authorization', `Bearer ${accessToken}`);
      },
    });
    const me = await client.GET('/v1/me');
    expect(me.data).toMatchObject({ displayName: 'Ada', zone: 'Europe/Berlin', rolloverHour: 4 });
  });

  it('is offered what fits into half an hour', async () => {
    const { data } = await client.GET('/v1/queue');
    expect(data?.items.map(({ reason, minutes }) => [reason, minutes])).toEqual([['new', 20]]);
    expect(data?.remaining).toMatchObject({ new: 1, newHeldBack: 2, steps: 0, reviews: 0 });
    const first = data?.items[0];
    if (first === undefined) throw new Error('the queue is empty');
    item = first;
  });

  it('reads the question, but not its answer', async () => {
    const path = { id: item.questionId };
    const { data } = await client.GET('/v1/questions/{id}', { params: { path } });
    expect(data?.prompt.length).toBeGreaterThan(100);
    expect(JSON.stringify(data)).not.toContain('descriptor');
  });

  it('starts an attempt, and loses nothing when the same start is sent twice', async () => {
    const body = { id: randomUUID(), questionId: item.questionId, mode: 'written' as const };
    const started = await client.POST('/v1/attempts', { body });
    const again = await client.POST('/v1/attempts', { body });
    expect([started.response.status, again.response.status]).toEqual([201, 200]);
    expect(again.data).toEqual(started.data);
    attemptId = body.id;
    etag = started.response.headers.get('ETag') ?? '';
  });

  it('saves as it is typed; an older save is refused, not merged', async () => {
    const save = (answer: string, ifMatch: string) =>
      client.PATCH('/v1/attempts/{id}', {
        params: { path: { id: attemptId }, header: { 'If-Match': ifMatch } },
        body: { answer },
      });
    app.clock.advance({ minutes: 5 });
    const first = await save('One row per order line.', etag);
    expect(first.response.status).toBe(200);
    const stale = await save('Something older.', etag);
    expect(stale.response.status).toBe(412);
    const current = first.response.headers.get('ETag') ?? '';
    expect(stale.response.headers.get('ETag')).toBe(current);
    const second = await save('One row per order line. Prices are copied at purchase.', current);
    expect(second.data?.answer).toContain('copied at purchase');
  });

  it('cannot read the outline of the attempt before handing it in', async () => {
    const { response, error } = await client.GET('/v1/attempts/{id}/outline', {
      params: { path: { id: attemptId } },
    });
    expect(response.status).toBe(403);
    expect(error).toMatchObject({ code: 'forbidden' });
  });

  it('hands it in within the time box, and then sees the outline', async () => {
    app.clock.advance({ minutes: 5 });
    const path = { id: attemptId };
    const submitted = await client.POST('/v1/attempts/{id}/submit', { params: { path }, body: {} });
    expect(submitted.data).toMatchObject({ state: 'submitted', peeked: false });
    const read = await client.GET('/v1/attempts/{id}/outline', { params: { path } });
    if (read.data === undefined) throw new Error('no outline');
    outline = read.data;
    expect(outline.outline.length).toBeGreaterThanOrEqual(8);
    expect(outline.rubric.length).toBeGreaterThanOrEqual(5);
  });

  it('is told everything that is wrong with half a grade', async () => {
    const { response, error } = await client.POST('/v1/attempts/{id}/grades', {
      params: { path: { id: attemptId } },
      body: { items: [{ criterion: outline.rubric[0]?.key ?? '', level: 'splendid' }] },
    });
    expect(response.status).toBe(422);
    expect(error?.errors).toHaveLength(outline.rubric.length);
  });

  it('grades it against the rubric, and the card is scheduled', async () => {
    const { data, response } = await client.POST('/v1/attempts/{id}/grades', {
      params: { path: { id: attemptId } },
      body: { items: outline.rubric.map(({ key }) => ({ criterion: key, level: 'applied' })) },
    });
    expect(response.status).toBe(201);
    // Two thirds of every criterion: every must-have passes, and .66667 is under .70.
    expect(data).toMatchObject({ score: 0.66667, ratingSuggested: 2, rating: 2 });
    expect(data?.next).toMatchObject({ state: 'learning', dueAt: '2026-03-02T18:32:30.000Z' });
  });

  it('sees what is left of the day', async () => {
    const { data } = await client.GET('/v1/queue');
    expect(data?.done).toEqual({ new: 1, reviews: 0, minutes: 20 });
    expect(data?.remaining).toMatchObject({ new: 0, newHeldBack: 2 });
    expect(data?.items).toEqual([]);
  });

  it('finds another hour, and has the other two questions', async () => {
    await client.PUT('/v1/queue/override', { body: { minutesPerDay: 90 } });
    const { data } = await client.GET('/v1/queue');
    expect(data?.limits).toMatchObject({ minutesPerDay: 90, isOverridden: true });
    expect(data?.items.map(({ reason }) => reason)).toEqual(['new', 'new']);
    expect(data?.items.map(({ questionId }) => questionId)).not.toContain(item.questionId);
  });

  it('meets the question again when its learning step is near', async () => {
    app.clock.set('2026-03-02T18:12:30.000Z');
    const { data } = await client.GET('/v1/queue');
    expect(data?.items[0]).toMatchObject({ questionId: item.questionId, reason: 'learning-step' });
  });

  it('rates it from memory, undoes a slip, and rates it right', async () => {
    app.clock.set('2026-03-02T18:14:00.000Z');
    const rate = (id: string, rating: 1 | 2 | 3 | 4) =>
      client.POST('/v1/reviews', { body: { id, questionId: item.questionId, rating } });
    const slip = randomUUID();
    expect((await rate(slip, 1)).data?.card.state).toBe('learning');
    const undone = await client.POST('/v1/reviews/{id}/undo', { params: { path: { id: slip } } });
    expect(undone.data?.effect).toBe('voided');
    const right = await rate(randomUUID(), 3);
    expect(right.data?.card).toMatchObject({ state: 'review', reps: 2, lapses: 0 });
    expect(await expectCardsToEqualTheirReplay(app, learnerId)).toBe(4);
  });

  it('has it back in the queue on its due day', async () => {
    const { data } = await client.GET('/v1/cards/{id}', {
      params: { path: { id: item.questionId } },
    });
    app.clock.set(`${data?.dueDay ?? ''}T03:00:00.000Z`);
    const login = await client.POST('/v1/auth/login', {
      body: { email: 'ada@example.org', password },
    });
    accessToken = login.data?.accessToken ?? '';
    const queue = await client.GET('/v1/queue');
    expect(queue.data?.items.some(({ questionId }) => questionId === item.questionId)).toBe(true);
  });
});

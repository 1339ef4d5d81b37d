import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import {
  cardRows,
  expectCardsToEqualTheirReplay,
  postReview,
  startPractising,
} from '../support/practice.js';
import { phoneEvent, sendEvents, type PhoneEvent, type SentBody } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const capstone = {
  pitch: 'A small database.',
  smallestDemo: 'It stores a row.',
  metrics: ['1 row'],
  demo: [
    { at: '0:00', show: 'The row.' },
    { at: '7:30', show: 'The row again.' },
  ],
  peerReview: ['Run it.'],
  risks: [{ risk: 'Time.', sign: 'None is left.', response: 'Cut.' }],
};

const inShort = ({ results }: SentBody): string[] =>
  results.map(({ status, effect, problem }) =>
    problem === null ? `${status} ${effect}` : `${status} ${problem.code}`,
  );

describe('POST /v1/sync/events', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'sync', 40);
    learner = await startPractising(app, { zone: 'Europe/Berlin' });
  });
  afterAll(() => app.close());

  /** A question that no test has touched yet. */
  function fresh(): string {
    const question = questions.pop();
    if (question === undefined) throw new Error('too few questions');
    return question;
  }

  const review = (questionId: string, rating: number, more: object = {}): PhoneEvent =>
    phoneEvent('review', { questionId, rating, occurredAt: '2026-03-01T10:00:00.000Z', ...more });

  async function postEvents(body: object, headers: object = {}) {
    return app.http
      .post('/v1/sync/events')
      .set({ ...learner.auth, ...headers })
      .send(body);
  }

  it('records every kind and tells what each did, with the cards as they are afterwards', async () => {
    const [first, second] = [fresh(), fresh()];
    const at = (day: number) => ({ occurredAt: `2026-02-2${day}T10:00:00.000Z` });
    const undone = review(first, 1, at(3));
    const events = [
      review(first, 4, at(1)),
      phoneEvent('practice', { questionId: first, rating: 2, durationMs: 1000, ...at(2) }),
      undone,
      phoneEvent('void', { questionId: first, targetId: undone.id, ...at(4) }),
      phoneEvent('set-due', { questionId: first, dueDay: '2026-03-20', ...at(5) }),
      phoneEvent('set-due', { questionId: second, dueDay: '2026-03-20', ...at(5) }),
      phoneEvent('bury', { questionId: second, ...at(5) }),
      phoneEvent('suspend', { questionId: second, ...at(6) }),
      phoneEvent('unsuspend', { questionId: second, ...at(7) }),
      phoneEvent('forget', { questionId: second, ...at(8) }),
    ];
    const sent = await sendEvents(app, learner, events);
    expect(sent.results.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(inShort(sent)).toEqual([
      'applied applied',
      'applied no-change',
      'applied voided',
      'applied no-change',
      'applied applied',
      'applied no-memory',
      ...Array<string>(4).fill('applied applied'),
    ]);
    expect(sent.cards).toEqual([
      expect.objectContaining({ questionId: first, reps: 1, dueDay: '2026-03-20', version: 5 }),
      expect.objectContaining({ questionId: second, state: 'new', buriedDay: '2026-02-25' }),
    ]);
    for (const card of sent.cards) {
      const stored = await app.http.get(`/v1/cards/${card.questionId}`).set(learner.auth);
      expect(stored.body).toEqual({ ...card, external: null });
    }
    const { body } = await app.http.get(`/v1/cards/${first}/history`).set(learner.auth);
    expect((body as { events: { event: { id: string } }[] }).events).toHaveLength(5);
    await expectCardsToEqualTheirReplay(app, learner.id);
  });

  it('tells of each fault in its place, and records the rest', async () => {
    const questionId = fresh();
    const unknown = randomUUID();
    const sent = await sendEvents(app, learner, [
      review(questionId, 3),
      review(questionId, 5),
      { kind: 'void' },
      {},
      review(unknown, 3),
      review(questionId, 3, { occurredAt: '2026-03-02T09:05:00.001Z' }),
      phoneEvent('bury', {
        questionId,
        occurredAt: '2026-03-01T11:00:00.000Z',
        zone: 'Nowhere/At',
      }),
      phoneEvent('void', { questionId, targetId: unknown, occurredAt: '2026-03-01T11:00:00.000Z' }),
      phoneEvent('bury', { questionId, occurredAt: '2026-03-01T11:00:00.000Z' }),
    ]);
    expect(inShort(sent)).toEqual([
      'applied applied',
      'rejected validation-failed',
      'rejected validation-failed',
      'rejected validation-failed',
      'rejected not-found',
      'rejected rule-violated',
      'rejected rule-violated',
      'rejected unknown-target',
      'applied applied',
    ]);
    const faults = sent.results.map(({ problem }) =>
      problem?.errors?.map(({ pointer }) => pointer).toSorted(),
    );
    expect(faults.slice(1, 8)).toEqual([
      ['#/events/1/rating'],
      ['#/events/2/id', '#/events/2/occurredAt', '#/events/2/questionId', '#/events/2/targetId'],
      ['#/events/3/kind'],
      ['#/events/4/questionId'],
      ['#/events/5/occurredAt'],
      ['#/events/6/zone'],
      ['#/events/7/targetId'],
    ]);
    expect(sent.results[3]).toMatchObject({
      id: null,
      problem: {
        type: '/problems/validation-failed',
        status: 400,
        instance: '/v1/sync/events',
        requestId: expect.any(String),
      },
    });
    expect(sent.results[7]?.problem?.status).toBe(409);
    expect(sent.cards).toEqual([expect.objectContaining({ questionId, version: 2 })]);
  });

  it('refuses as a whole what is no batch', async () => {
    const event = review(fresh(), 3);
    const bodies: [object, string][] = [
      [{}, '#/events'],
      [{ events: [] }, '#/events'],
      [{ events: Array<object>(501).fill(event) }, '#/events'],
      [{ events: [event, null] }, '#/events'],
      [{ events: [[event]] }, '#/events'],
      [{ events: { 0: event } }, '#/events'],
      [{ events: [event], sentAt: 'now' }, '#/sentAt'],
      [{ events: [event], deviceId: 'phone' }, '#/deviceId'],
    ];
    for (const [body, pointer] of bodies) {
      const response = await postEvents(body);
      expect([pointer, response.status]).toEqual([pointer, 400]);
      const { errors } = response.body as { errors: { pointer: string }[] };
      expect(errors.map((error) => error.pointer)).toContain(pointer);
    }
    const card = await app.http.get(`/v1/cards/${event.questionId}`).set(learner.auth);
    expect(card.body).toMatchObject({ version: 0 });
  });

  it('takes a batch again without a second effect, with the same cards', async () => {
    const [first, second] = [fresh(), fresh()];
    const repeated = review(second, 2);
    const events = [review(first, 3), repeated, repeated, { ...repeated, rating: 1 }];
    const sent = await sendEvents(app, learner, events);
    expect(inShort(sent)).toEqual([
      'applied applied',
      'applied applied',
      'duplicate applied',
      'rejected already-exists',
    ]);
    const again = await sendEvents(app, learner, events);
    expect(inShort(again)).toEqual([
      'duplicate applied',
      'duplicate applied',
      'duplicate applied',
      'rejected already-exists',
    ]);
    expect(new Set(again.cards)).toEqual(new Set(sent.cards));
    expect(again.changeNumber).toBe(sent.changeNumber + 1);
  });

  it('knows events that came by another way, and is known there', async () => {
    const questionId = fresh();
    const one = review(questionId, 3);
    const other = review(questionId, 4, { occurredAt: '2026-03-02T08:00:00.000Z' });
    expect((await postReview(app, learner, one)).status).toBe(201);
    expect(inShort(await sendEvents(app, learner, [one, other]))).toEqual([
      'duplicate applied',
      'applied applied',
    ]);
    expect((await postReview(app, learner, other)).status).toBe(200);
    expect((await postReview(app, learner, { ...other, rating: 1 })).status).toBe(409);
  });

  it('takes an undo once its target is there, up to 30 days after it', async () => {
    const questionId = fresh();
    const target = review(questionId, 1, { occurredAt: '2026-01-10T10:00:00.000Z' });
    const undoAt = (occurredAt: string) =>
      phoneEvent('void', { questionId, targetId: target.id, occurredAt });
    const undo = undoAt('2026-02-09T10:00:00.000Z');
    const late = undoAt('2026-02-09T10:00:00.001Z');
    expect(inShort(await sendEvents(app, learner, [undo]))).toEqual(['rejected unknown-target']);
    await sendEvents(app, learner, [target]);
    // Far more events have come since than an undo over the API would reach.
    const others = Array.from({ length: 40 }, (_, hour) =>
      phoneEvent('practice', {
        questionId: questions[0] ?? '',
        rating: 3,
        occurredAt: new Date(
          Date.parse('2026-02-01T00:00:00.000Z') + hour * 3_600_000,
        ).toISOString(),
      }),
    );
    await sendEvents(app, learner, others);
    expect(inShort(await sendEvents(app, learner, [late, undo]))).toEqual([
      'rejected rule-violated',
      'applied no-change',
    ]);
    const card = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
    expect(card.body).toMatchObject({ state: 'new', reps: 0, version: 2 });
    const elsewhere = { ...undo, id: randomUUID(), questionId: fresh() };
    expect(inShort(await sendEvents(app, learner, [elsewhere]))).toEqual([
      'rejected rule-violated',
    ]);
  });

  it('lets the zone that the phone was in decide the study day', async () => {
    const questionId = fresh();
    const occurredAt = '2026-02-10T20:00:00.000Z';
    const events = [
      review(questionId, 4, { occurredAt, zone: 'Asia/Tokyo' }),
      phoneEvent('bury', { questionId, occurredAt, zone: 'America/New_York' }),
    ];
    const { cards } = await sendEvents(app, learner, events);
    expect(cards).toMatchObject([{ introducedDay: '2026-02-11', buriedDay: '2026-02-10' }]);
  });

  it('tells how far the phone’s clock is off', async () => {
    const event = review(fresh(), 3);
    const ahead = await sendEvents(app, learner, [event], {
      sentAt: '2026-03-02T10:00:01.500+01:00',
    });
    expect(ahead).toMatchObject({ clockSkewMs: 1500, receivedAt: '2026-03-02T09:00:00.000Z' });
    const behind = await sendEvents(app, learner, [event], { sentAt: '2026-03-02T08:00:00Z' });
    expect(behind.clockSkewMs).toBe(-3_600_000);
    expect((await sendEvents(app, learner, [event])).clockSkewMs).toBeNull();
  });

  it('takes a question that was retired meanwhile, and none that has no card', async () => {
    const retired = fresh();
    await app.dataSource.query(`UPDATE question SET retired_at = now() WHERE id = $1`, [retired]);
    const { bankId } = await importBank(
      app,
      bankDocument('project', [questionDocument('engine', { kind: 'capstone', capstone })]),
    );
    const { engine = '' } = await questionIds(app, bankId);
    const sent = await sendEvents(app, learner, [review(retired, 3), review(engine, 3)]);
    expect(inShort(sent)).toEqual(['applied applied', 'rejected not-found']);
  });

  it('answers a repeated key with the same bytes', async () => {
    const events = [review(fresh(), 3), {}];
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await postEvents({ events }, headers);
    const second = await postEvents({ events }, headers);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect((await postEvents({ events: [{}] }, headers)).status).toBe(422);
  });

  it('turns the tag of the queue', async () => {
    const before = await app.http.get('/v1/queue').set(learner.auth);
    await sendEvents(app, learner, [review(fresh(), 3)]);
    const tag = before.headers['etag'] ?? '';
    const after = await app.http.get('/v1/queue').set({ ...learner.auth, 'If-None-Match': tag });
    expect(after.status).toBe(200);
  });

  it('touches nobody else, whatever ids they sent', async () => {
    const other = await startPractising(app);
    const event = review(fresh(), 3);
    await sendEvents(app, learner, [event]);
    const rows = await cardRows(app, learner.id);
    expect(inShort(await sendEvents(app, other, [{ ...event, rating: 1 }]))).toEqual([
      'applied applied',
    ]);
    const { id: targetId, questionId, occurredAt } = event;
    const undo = phoneEvent('void', { questionId, occurredAt, targetId });
    const mine = (await sendEvents(app, other, [undo])).results[0]?.status;
    expect([mine, await cardRows(app, learner.id)]).toEqual(['applied', rows]);
  });
});

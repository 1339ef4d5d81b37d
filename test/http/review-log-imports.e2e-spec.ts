import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import {
  cardRows,
  expectCardsToEqualTheirReplay,
  getQueue,
  startPractising,
} from '../support/practice.js';
import {
  exportLog,
  importLog,
  sendLog,
  csvOf,
  smallLog,
  listCards,
} from '../support/review-log.js';
import { getTask, runDueTasks } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let learner: SignedUp;
let questionIds: string[];

beforeAll(async () => {
  app = await startTestApp();
  questionIds = await importQuestions(app, 'exchanged', 8);
});
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  learner = await startPractising(app, { zone: 'America/New_York' });
});
afterAll(() => app.close());

describe('POST /v1/review-log/imports', () => {
  it('takes a file in, and tells of it as a task', async () => {
    const response = await sendLog(app, learner, smallLog);
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({ kind: 'import-reviews', state: 'queued' });
    const { id } = response.body as { id: string };
    expect(response.headers['location']).toBe(`/v1/tasks/${id}`);
    expect(await listCards(app, learner)).toEqual([]);
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toMatchObject({
      state: 'done',
      result: {
        dryRun: false,
        lines: 4,
        added: 4,
        duplicates: 0,
        cards: 2,
        externalCards: 2,
        externalCardKeys: ['b', 'a'],
      },
    });
    expect(await exportLog(app, learner)).toBe(
      csvOf(
        'a,1767261600000,3,0,',
        'a,1768039200000,4,2,12000',
        'b,1767261600000,1,0,61000',
        'b,1767262800000,3,1,9000',
      ),
    );
    expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBe(4);
    const left = await app.dataSource.query('SELECT FROM review_import WHERE learner_id = $1', [
      learner.id,
    ]);
    expect(left).toEqual([]);
  });

  it('changes nothing when it is sent again', async () => {
    await importLog(app, learner, smallLog);
    const before = await cardRows(app, learner.id);
    app.clock.advance({ days: 1 });
    const task = await importLog(app, learner, smallLog);
    expect(task.result).toMatchObject({ added: 0, duplicates: 4 });
    expect(await cardRows(app, learner.id)).toEqual(before);
  });

  it('adds what is new in a longer file of the same log, whatever its order', async () => {
    await importLog(app, learner, csvOf('a,1768039200000,4,2,12000'));
    await importLog(app, learner, smallLog);
    const inOne = await startPractising(app, { zone: 'America/New_York' });
    await importLog(app, inOne, smallLog);
    expect(await exportLog(app, learner)).toBe(await exportLog(app, inOne));
    const memories = async (of: SignedUp): Promise<unknown[]> =>
      app.dataSource.query(
        `SELECT card_key, stability, difficulty, reps, lapses, last_review_at, introduced_day
           FROM card JOIN external_card USING (learner_id, question_id)
          WHERE learner_id = $1 ORDER BY card_key`,
        [of.id],
      );
    expect(await memories(learner)).toHaveLength(2);
    expect(await memories(learner)).toEqual(await memories(inOne));
  });

  it('forgets a card where the file shows that it was reset', async () => {
    await importLog(
      app,
      learner,
      csvOf('a,1767261600000,4,0,', 'a,1768039200000,3,2,', 'a,1769039200000,4,0,'),
    );
    const [card] = await listCards(app, learner);
    expect(card).toMatchObject({ reps: 3, version: 4, stability: 8.2956 });
    expect(await exportLog(app, learner)).toBe(
      csvOf('a,1767261600000,4,0,', 'a,1768039200000,3,2,', 'a,1769039200000,4,0,'),
    );
  });

  it('puts rows on the study days of the learner, or of the zone it is told', async () => {
    const row = csvOf('a,2026-01-10T08:59:00Z,3,,');
    const dayOf = async (query: Record<string, string>): Promise<unknown> => {
      const other = await startPractising(app, { zone: 'America/New_York' });
      await importLog(app, other, row, { query });
      return (await listCards(app, other))[0]?.['introducedDay'];
    };
    expect(await dayOf({})).toBe('2026-01-09');
    expect(await dayOf({ rolloverHour: '0' })).toBe('2026-01-10');
    expect(await dayOf({ zone: 'Asia/Tokyo' })).toBe('2026-01-10');
    const unknown = await sendLog(app, learner, row, { query: { zone: 'Mars/Olympus' } });
    expect(unknown.status).toBe(422);
    expect(unknown.body).toMatchObject({ errors: [{ pointer: '#/zone' }] });
  });

  describe('cards', () => {
    it('that are questions here are those questions', async () => {
      const [questionId = ''] = questionIds;
      const task = await importLog(
        app,
        learner,
        csvOf(
          `${questionId.toUpperCase()},1767261600000,3,0,`,
          `${randomUUID()},1767261600000,3,0,`,
        ),
      );
      expect(task.result).toMatchObject({ cards: 2, externalCards: 1 });
      const card = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
      expect(card.body).toMatchObject({ state: 'review', reps: 1, external: null });
      const queue = await getQueue(app, learner);
      expect(queue.items.find((item) => item.questionId === questionId)).toMatchObject({
        reason: 'overdue-review',
      });
    });

    it('are the questions that the learner says they are', async () => {
      const [questionId = ''] = questionIds;
      const mapping = JSON.stringify({ b: questionId });
      const task = await importLog(app, learner, smallLog, { query: { mapping } });
      expect(task.result).toMatchObject({ externalCards: 1, externalCardKeys: ['a'] });
      const card = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
      expect(card.body).toMatchObject({ reps: 2, external: null });
    });

    it.each([
      ['that is no JSON', 'b', 400],
      ['that is a list', '[]', 400],
      ['to what is no id', '{"b":"x"}', 400],
      ['to no question', `{"b":"${randomUUID()}"}`, 422],
    ])('are not found by a mapping %s', async (_, mapping, status) => {
      const response = await sendLog(app, learner, smallLog, { query: { mapping } });
      expect(response.status).toBe(status);
      expect(response.body).toMatchObject({ errors: [{ pointer: '#/mapping' }] });
    });

    it('of other apps are listed by name, and never come up', async () => {
      const before = await getQueue(app, learner);
      await importLog(app, learner, smallLog);
      const cards = await listCards(app, learner);
      expect(cards.map(({ external }) => external)).toEqual(
        expect.arrayContaining([{ cardKey: 'a' }, { cardKey: 'b' }]),
      );
      const id = String(cards[0]?.['questionId']);
      const card = await app.http.get(`/v1/cards/${id}`).set(learner.auth);
      expect(card.body).toEqual(cards[0]);
      const after = await getQueue(app, learner);
      expect(after.items).toEqual(before.items);
      expect(after.remaining).toEqual(before.remaining);
      const stranger = await startPractising(app);
      expect((await app.http.get(`/v1/cards/${id}`).set(stranger.auth)).status).toBe(404);
    });
  });

  describe('with dryRun', () => {
    it('tells what would come of it and writes nothing', async () => {
      const [questionId = ''] = questionIds;
      await importLog(app, learner, csvOf('a,1767261600000,3,0,'));
      const before = await cardRows(app, learner.id);
      const log = await exportLog(app, learner, 'json');
      const file = smallLog + `${questionId},1767261600000,3,0,\r\n`;
      const task = await importLog(app, learner, file, { query: { dryRun: 'true' } });
      expect(task).toMatchObject({
        state: 'done',
        result: { dryRun: true, lines: 5, added: 4, duplicates: 1, cards: 3, externalCards: 2 },
      });
      expect(await cardRows(app, learner.id)).toEqual(before);
      expect(await exportLog(app, learner, 'json')).toBe(log);
    });
  });

  it.each([
    ['another type', { 'Content-Type': 'application/xml' }, smallLog],
    ['another character set', { 'Content-Type': 'text/csv; charset=latin1' }, smallLog],
    ['compression', { 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' }, gzipSync(smallLog)],
  ])('answers 415 for %s', async (_, headers, body) => {
    const response = await app.http
      .post('/v1/review-log/imports')
      .set({ ...learner.auth, ...headers })
      .send(body);
    expect(response.status).toBe(415);
    expect(response.body).toMatchObject({ code: 'unsupported-media-type' });
  });

  it('answers 413 for a file that is larger than it takes, told beforehand or not', async () => {
    const url = `${await app.app.getUrl()}/v1/review-log/imports`;
    const headers = { ...learner.auth, 'Content-Type': 'text/csv' };
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    const chunks = function* (): Generator<Buffer> {
      for (let sent = 0; sent < 65; sent += 1) yield chunk;
    };
    const body = ReadableStream.from(chunks());
    const init = { method: 'POST', headers, body, duplex: 'half' };
    const streamed = await fetch(url, init as RequestInit).catch(() => null);
    // The connection may be closed before the client has sent all of it.
    if (streamed !== null) expect(streamed.status).toBe(413);
    const told = await fetch(url, {
      method: 'POST',
      headers,
      body: Buffer.alloc(64 * 1024 * 1024 + 1, 'a'),
    }).catch(() => null);
    if (told !== null) expect(told.status).toBe(413);
    expect(streamed !== null || told !== null).toBe(true);
    expect((await app.http.get('/health/live')).status).toBe(200);
  });

  it('is replayed for an Idempotency-Key, and refused with another file under it', async () => {
    const send = (text: string) =>
      app.http
        .post('/v1/review-log/imports')
        .set({ ...learner.auth, 'Content-Type': 'text/csv', 'Idempotency-Key': 'once' })
        .send(text);
    const first = await send(smallLog);
    const second = await send(smallLog);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect((await send(csvOf('c,1,1,0,'))).status).toBe(422);
    const tasks = await app.http.get('/v1/tasks').set(learner.auth);
    expect((tasks.body as { data: unknown[] }).data).toHaveLength(1);
  });

  it('is called off before it is done, and nothing comes of it', async () => {
    const { body } = await sendLog(app, learner, smallLog);
    const { id } = body as { id: string };
    await app.http.post(`/v1/tasks/${id}/cancel`).set(learner.auth);
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toMatchObject({ state: 'cancelled', result: null });
    expect(await listCards(app, learner)).toEqual([]);
  });

  it('shows what waits in the export of the account', async () => {
    const session = await signUp(app);
    await sendLog(app, session, smallLog);
    const exported = await app.http.get('/v1/me/export').set(session.auth);
    expect(exported.body).toMatchObject({
      sections: {
        'review-exchange': { waitingImports: [{ receivedAt: '2026-03-02T09:00:00.000Z' }] },
      },
    });
    await runDueTasks(app);
    const after = await app.http.get('/v1/me/export').set(session.auth);
    expect(after.body).toMatchObject({
      sections: {
        'review-exchange': { waitingImports: [] },
        scheduling: { externalCards: [{ cardKey: 'a' }, { cardKey: 'b' }] },
      },
    });
  });
});

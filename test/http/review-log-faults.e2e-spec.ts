import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import { type SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import {
  importLog,
  sendLog,
  csvOf,
  smallLog,
  listCards,
  logHeader,
} from '../support/review-log.js';
import { runDueTasks } from '../support/tasks.js';
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
  describe('with a file that is faulty', () => {
    const sound = 'a,1767261600000,3,0,61000';

    it.each([
      ['an empty file', '', 'malformed-request', undefined],
      ['a blank file', '\n\n', 'validation-failed', '#/lines/1'],
      ['no header', `${sound}\n`, 'validation-failed', '#/lines/1/card_id'],
      ['a column too few', 'card_id,review_time\n', 'validation-failed', '#/lines/1/review_rating'],
      ['a column nobody knows', `${logHeader},ease\n`, 'validation-failed', '#/lines/1'],
      ['a cell too many', csvOf(`${sound},1`), 'validation-failed', '#/lines/2'],
      ['1e400 for a time', csvOf('a,1e400,3,0,'), 'validation-failed', '#/lines/2/review_time'],
      [
        '2^53 + 1 for a time',
        csvOf(sound, 'a,9007199254740993,3,0,'),
        'validation-failed',
        '#/lines/3/review_time',
      ],
      ['a rating of 0', csvOf('a,1,0,0,'), 'validation-failed', '#/lines/2/review_rating'],
      ['NUL in a name', csvOf('a\u0000,1,3,0,'), 'validation-failed', '#/lines/2/card_id'],
      [
        'a name of 201',
        csvOf(`${'x'.repeat(201)},1,3,0,`),
        'validation-failed',
        '#/lines/2/card_id',
      ],
      ['a quote left open', csvOf('"a,1,3,0,', sound), 'validation-failed', '#/lines/5'],
      ['a quote inside', csvOf('a"b"c,1,3,0,'), 'validation-failed', '#/lines/2'],
      ['text after a quote', csvOf('"a"b,1,3,0,'), 'validation-failed', '#/lines/2'],
    ])('refuses %s and writes nothing', async (_, text, code, pointer) => {
      const response = await sendLog(app, learner, text);
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code });
      if (pointer !== undefined) {
        expect(response.body).toMatchObject({
          errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
        });
      }
      await runDueTasks(app);
      expect(await listCards(app, learner)).toEqual([]);
    });

    it('names a hundred faults by line and column, and counts the others', async () => {
      const rows = Array.from({ length: 150 }, (_, index) => `a,${index},9,0,`);
      const response = await sendLog(app, learner, csvOf(sound, ...rows));
      expect(response.status).toBe(400);
      const { detail, errors } = response.body as { detail: string; errors: object[] };
      expect(errors).toHaveLength(100);
      expect(errors[0]).toEqual({
        pointer: '#/lines/3/review_rating',
        code: 'not-a-rating',
        detail: 'line 3: must be 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy)',
      });
      expect(detail).toContain('50 more');
      expect(await listCards(app, learner)).toEqual([]);
    });

    it('refuses bytes that are not UTF-8', async () => {
      const response = await sendLog(app, learner, Buffer.from(csvOf('\u00FC,1,3,0,'), 'latin1'));
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'malformed-request' });
    });

    it.each([
      ['a byte order mark and LF', `\uFEFF${smallLog.replaceAll('\r\n', '\n')}`],
      ['CR alone', smallLog.replaceAll('\r\n', '\r')],
      ['no end of the last line', smallLog.trimEnd()],
      ['quotes around everything', smallLog.replaceAll(/[^,\r\n]+/gu, '"$&"')],
      ['empty lines', smallLog.replaceAll('\r\n', '\r\n\r\n')],
    ])('takes one with %s', async (_, text) => {
      const task = await importLog(app, learner, text);
      expect(task.result).toMatchObject({ lines: 4, added: 4 });
    });

    it('takes equal rows as equal reviews, as many as there are', async () => {
      const task = await importLog(app, learner, csvOf(sound, sound, sound));
      expect(task.result).toMatchObject({ added: 3, cards: 1 });
      const again = await importLog(app, learner, csvOf(sound, sound, sound, sound));
      expect(again.result).toMatchObject({ added: 1, duplicates: 3 });
    });
  });

  describe('with a key', () => {
    it('refuses a faulty file each time, and takes the mended one under the same key', async () => {
      const send = (text: string) =>
        app.http
          .post('/v1/review-log/imports')
          .set({ ...learner.auth, 'Content-Type': 'text/csv', 'Idempotency-Key': 'mended' })
          .send(text);
      const broken = csvOf('a,1,9,0,');
      expect((await send(broken)).status).toBe(400);
      expect((await send(broken)).status).toBe(400);
      expect((await send(csvOf('a,1,3,0,'))).status).toBe(202);
    });
  });

  describe('with a document that is faulty', () => {
    const event = {
      id: randomUUID(),
      cardId: 'a',
      kind: 'review',
      rating: 3,
      source: 'direct',
      occurredAt: '2026-01-10T12:00:00.000Z',
      receivedAt: '2026-01-10T12:00:00.000Z',
      studyDay: '2026-01-10',
      zone: 'UTC',
      parametersVersion: -1,
    };
    const documentOf = (...events: object[]) => ({
      format: 'rehearse-review-log/1',
      parameters: [],
      events,
    });
    const send = (body: unknown) =>
      sendLog(app, learner, typeof body === 'string' ? body : JSON.stringify(body), {
        type: 'application/json',
      });

    it.each([
      ['a list', [], '#'],
      ['half a document', JSON.stringify(documentOf(event)).slice(0, -1), '#'],
      ['another format', { ...documentOf(event), format: 'anki' }, '#/format'],
      ['an event that is none', documentOf(event, [] as object), '#/events'],
      ['a rating of 7', documentOf(event, { ...event, rating: 7 }), '#/events/1/rating'],
      ['an owner', documentOf({ ...event, learnerId: 'x' }), '#/events/0'],
      [
        'a time to come',
        documentOf({ ...event, occurredAt: '2027-01-10T12:00:00Z' }),
        '#/events/0/occurredAt',
      ],
      [
        'parameters nobody has',
        documentOf({ ...event, parametersVersion: 3 }),
        '#/events/0/parametersVersion',
      ],
      ['NUL in a name', documentOf({ ...event, cardId: 'a\u0000' }), '#/events/0/cardId'],
      ['deep nesting', `{"events":[{"id":${'['.repeat(50_000)}`, '#'],
    ])('refuses %s and writes nothing', async (_, body, pointer) => {
      const response = await send(body);
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({
        code: 'validation-failed',
        errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
      });
      await runDueTasks(app);
      expect(await listCards(app, learner)).toEqual([]);
    });

    it('writes nothing when an id belongs to another event', async () => {
      const [questionId = ''] = questionIds;
      await postReview(app, learner, { ...review(questionId, 3), id: event.id });
      const fresh = { ...event, id: randomUUID(), cardId: 'b' };
      const text = JSON.stringify(documentOf(event, fresh));
      const task = await importLog(app, learner, text, { type: 'application/json' });
      expect(task).toMatchObject({
        state: 'failed',
        result: null,
        problem: { code: 'already-exists', status: 409, errors: [{ pointer: '#/events/0/id' }] },
      });
      expect(await listCards(app, learner)).toHaveLength(1);
    });

    it('takes members in any order, and what is null left out', async () => {
      const { format, ...rest } = documentOf(event);
      const response = await send({ ...rest, format });
      expect(response.status).toBe(202);
    });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import { type SignedUp } from '../support/login.js';
import {
  cardRows,
  expectCardsToEqualTheirReplay,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import {
  exportLog,
  importLog,
  realLog,
  type LogDocument,
  csvOf,
  smallLog,
  listCards,
  practiseALot,
  logHeader,
} from '../support/review-log.js';
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

describe('GET /v1/review-log', () => {
  it('writes the reviews that count as the tools of the field read them', async () => {
    const [questionId = ''] = questionIds;
    const wrong = randomUUID();
    await postReview(app, learner, review(questionId, 1, { durationMs: 61_000 }));
    app.clock.advance({ seconds: 30 });
    await postReview(app, learner, review(questionId, 4));
    app.clock.advance({ minutes: 20 });
    await postReview(app, learner, review(questionId, 3));
    app.clock.advance({ days: 3 });
    await postReview(app, learner, { ...review(questionId, 1), id: wrong });
    await app.http.post(`/v1/reviews/${wrong}/undo`).set(learner.auth);
    await postReview(app, learner, review(questionId, 2, { durationMs: 0 }));
    expect(await exportLog(app, learner)).toBe(
      csvOf(
        `${questionId},1772442000000,1,0,61000`,
        `${questionId},1772443230000,3,1,`,
        `${questionId},1772702430000,2,2,0`,
      ),
    );
  });

  it('offers it for keeping, as CSV unless something else is wished', async () => {
    const response = await app.http.get('/v1/review-log').set(learner.auth);
    expect(response.status).toBe(200);
    expect(response.text).toBe(`${logHeader}\r\n`);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers['content-disposition']).toBe(
      'attachment; filename="rehearse-review-log-2026-03-02.csv"',
    );
    expect(response.headers['vary']).toContain('Accept');
  });

  it.each([
    ['Accept', {}, 'application/json', 'application/json; charset=utf-8'],
    ['the address', { format: 'json' }, 'text/csv', 'application/json; charset=utf-8'],
    ['Accept', {}, 'application/x-ndjson', 'application/x-ndjson; charset=utf-8'],
  ])('is chosen by %s %j %s', async (_, query, accept, type) => {
    const response = await app.http
      .get('/v1/review-log')
      .query(query)
      .set({ ...learner.auth, Accept: accept });
    expect([response.status, response.headers['content-type']]).toEqual([200, type]);
  });

  it('answers 406 for what it does not offer, 400 for a format that is none', async () => {
    const get = (query: object, accept: string) =>
      app.http
        .get('/v1/review-log')
        .query(query)
        .set({ ...learner.auth, Accept: accept });
    const refused = await get({}, 'image/png');
    expect(refused.status).toBe(406);
    expect(refused.body).toMatchObject({ code: 'not-acceptable' });
    expect((await get({ format: 'xml' }, '*/*')).status).toBe(400);
  });

  it('keeps formulas from being run, and finds the card again under its own name', async () => {
    const keys = ['=1+1', '+x', '-y', '@z', "'tis", '"quoted"', 'a,b', 'ünï😀'];
    const rows = keys.map((key) => `"${key.replaceAll('"', '""')}",1767261600000,3,0,`);
    await importLog(app, learner, csvOf(...rows));
    const csv = await exportLog(app, learner);
    const cells = csv.split('\r\n').slice(1, -1);
    expect(cells).toHaveLength(keys.length);
    expect(cells.filter((cell) => /^"?[=+\-@]/u.test(cell))).toEqual([]);
    const names = (await listCards(app, learner)).map(({ external }) => external);
    expect(names).toEqual(expect.arrayContaining(keys.map((cardKey) => ({ cardKey }))));
    const again = await importLog(app, learner, csv);
    expect(again.result).toMatchObject({ added: 0, duplicates: keys.length });
  });

  it('tells everything there is to an event in JSON, and the same in lines', async () => {
    await practiseALot(app, learner, questionIds);
    const text = await exportLog(app, learner, 'json');
    const document = JSON.parse(text) as LogDocument;
    expect(document.format).toBe('rehearse-review-log/1');
    expect(document.parameters).toEqual([
      expect.objectContaining({
        version: 1,
        desiredRetention: 0.85,
        learningStepsMinutes: [5, 30],
      }),
    ]);
    const kinds = new Set(document.events.map(({ kind }) => kind));
    expect(kinds).toEqual(
      new Set(['forget', 'practice', 'review', 'set-due', 'suspend', 'unsuspend', 'void']),
    );
    const counted = await app.dataSource.query<{ count: number }[]>(
      'SELECT count(*) FROM review_event WHERE learner_id = $1',
      [learner.id],
    );
    expect(document.events).toHaveLength(Number(counted[0]?.count));
    expect(text).not.toContain(learner.id);
    const [head = '', ...lines] = (await exportLog(app, learner, 'ndjson')).trim().split('\n');
    const { format, parameters } = JSON.parse(head) as LogDocument;
    const events = lines.map((line): unknown => JSON.parse(line));
    expect({ format, parameters, events }).toEqual(document);
  });

  it('shows nobody the log of somebody else', async () => {
    await importLog(app, learner, smallLog);
    const stranger = await startPractising(app);
    expect(await exportLog(app, stranger)).toBe(`${logHeader}\r\n`);
    expect((JSON.parse(await exportLog(app, stranger, 'json')) as LogDocument).events).toEqual([]);
  });
});

describe('a log that goes from one account to another', () => {
  it('knows a log again that is brought back to where it was made', async () => {
    await practiseALot(app, learner, questionIds);
    const csv = await exportLog(app, learner);
    const json = await exportLog(app, learner, 'json');
    const cards = await cardRows(app, learner.id);
    const lines = csv.split('\r\n').length - 2;
    expect((await importLog(app, learner, csv)).result).toMatchObject({
      added: 0,
      duplicates: lines,
    });
    const type = 'application/json';
    expect((await importLog(app, learner, json, { type })).result).toMatchObject({ added: 0 });
    expect(await cardRows(app, learner.id)).toEqual(cards);
    expect(await exportLog(app, learner, 'json')).toBe(json);
  });

  it.each(['json', 'ndjson'] as const)(
    'brings a whole log to another account, and out of it the same: %s',
    async (format) => {
      await practiseALot(app, learner, questionIds);
      const text = await exportLog(app, learner, format);
      const heir = await startPractising(app);
      const type = format === 'json' ? 'application/json' : 'application/x-ndjson';
      const task = await importLog(app, heir, text, { type });
      expect(task).toMatchObject({ state: 'done', result: { duplicates: 0, externalCards: 2 } });
      expect(await exportLog(app, heir, format)).toBe(text);
      expect(await exportLog(app, heir)).toBe(await exportLog(app, learner));
      const ofQuestions = (rows: unknown[]) =>
        (rows as Record<string, unknown>[])
          .filter(({ question_id: id }) => questionIds.includes(String(id)))
          .map((row) => ({ ...row, learner_id: '' }));
      const cards = ofQuestions(await cardRows(app, heir.id));
      expect(cards).toHaveLength(2);
      expect(cards).toEqual(ofQuestions(await cardRows(app, learner.id)));
      expect(await expectCardsToEqualTheirReplay(app, heir.id)).toBeGreaterThan(10);
    },
  );

  it('keeps parameters that come with a document, and only once', async () => {
    await practiseALot(app, learner, questionIds);
    const text = await exportLog(app, learner, 'json');
    const heir = await startPractising(app);
    const before = await app.http.get('/v1/practice-settings').set(heir.auth);
    await importLog(app, heir, text, { type: 'application/json' });
    await importLog(app, heir, text, { type: 'application/json' });
    const after = await app.http.get('/v1/practice-settings').set(heir.auth);
    expect(after.body).toEqual(before.body);
    const versions = await app.dataSource.query(
      'SELECT FROM scheduling_parameters WHERE learner_id = $1',
      [heir.id],
    );
    expect(versions).toHaveLength(1);
  });
});

describe('a real log of 12,580 reviews', () => {
  it('comes in with no row lost, leaves, comes in elsewhere, and leaves the same', async () => {
    const task = await importLog(app, learner, realLog);
    expect(task).toMatchObject({
      state: 'done',
      result: { lines: 12_580, added: 12_580, duplicates: 0, cards: 1205, externalCards: 1205 },
    });
    const csv = await exportLog(app, learner);
    expect(rowsOf(csv)).toEqual(rowsOf(realLog));
    const again = await importLog(app, learner, realLog);
    expect(again.result).toMatchObject({ added: 0, duplicates: 12_580 });
    const heir = await startPractising(app, { zone: 'America/New_York' });
    await importLog(app, heir, csv);
    expect(await exportLog(app, heir)).toBe(csv);
    expect(await expectCardsToEqualTheirReplay(app, heir.id)).toBe(12_580);
  }, 240_000);

  /** Card, instant, rating and duration of each line, sorted: what must be the same in both. */
  function rowsOf(csv: string): string[] {
    const [names = '', ...lines] = csv.trim().split(/\r?\n/u);
    const columns = names.split(',');
    const cell = (cells: string[], name: string): string => cells[columns.indexOf(name)] ?? '';
    return lines
      .map((line) => {
        const cells = line.split(',');
        const time = cell(cells, 'review_time');
        const ms = /^\d+$/u.test(time) ? Number(time) : Date.parse(time);
        const [card, rating] = [cell(cells, 'card_id'), cell(cells, 'review_rating')];
        return [card, ms, rating, cell(cells, 'review_duration')].join(',');
      })
      .toSorted();
  }
});

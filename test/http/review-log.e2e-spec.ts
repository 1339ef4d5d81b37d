import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import {
  cardRows,
  expectCardsToEqualTheirReplay,
  getQueue,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { exportLog, importLog, realLog, sendLog, type LogDocument } from '../support/review-log.js';
import { getTask, runDueTasks } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const header = 'card_id,review_time,review_rating,review_state,review_duration';
const csvOf = (...rows: string[]): string => [header, ...rows, ''].join('\r\n');
const smallLog = csvOf(
  'b,1767261600000,1,0,61000',
  'b,1767262800000,3,1,9000',
  'a,1767261600000,3,0,',
  'a,1768039200000,4,2,12000',
);

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

/** A card of the learner, whatever it is called. */
async function listCards(of = learner): Promise<Record<string, unknown>[]> {
  const response = await app.http.get('/v1/cards?limit=100').set(of.auth);
  return (response.body as { data: Record<string, unknown>[] }).data;
}

/** A log with a bit of everything in it, on two questions and two cards of another app. */
async function practiseALot(): Promise<void> {
  const [first = '', second = ''] = questionIds;
  const change = (id: string, body: object) =>
    app.http
      .post(`/v1/cards/${id}/changes`)
      .set(learner.auth)
      .send({ id: randomUUID(), ...body });
  await importLog(app, learner, smallLog);
  await postReview(app, learner, review(first, 1, { durationMs: 61_000 }));
  await postReview(app, learner, review(second, 3));
  app.clock.advance({ minutes: 20 });
  const undone = randomUUID();
  await postReview(app, learner, { ...review(first, 3), id: undone });
  await app.http.post(`/v1/reviews/${undone}/undo`).set(learner.auth);
  await postReview(app, learner, review(second, 4, { kind: 'practice' }));
  const settings = await app.http.get('/v1/practice-settings').set(learner.auth);
  await app.http
    .patch('/v1/practice-settings')
    .set({ ...learner.auth, 'If-Match': settings.headers['etag'] ?? '' })
    .send({ desiredRetention: 0.85, learningStepsMinutes: [5, 30] });
  app.clock.advance({ days: 3 });
  await postReview(app, learner, review(first, 4, { zone: 'Asia/Tokyo' }));
  await postReview(app, learner, review(second, 2, { previewToken: undefined }));
  await change(second, { action: 'suspend' });
  await change(second, { action: 'unsuspend' });
  await change(first, { action: 'set-due', dueDay: '2026-04-01' });
  app.clock.advance({ days: 1 });
  await change(second, { action: 'forget' });
  app.clock.advance({ minutes: 2 });
  await postReview(app, learner, review(second, 3));
}

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
    expect(response.text).toBe(`${header}\r\n`);
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
    const names = (await listCards()).map(({ external }) => external);
    expect(names).toEqual(expect.arrayContaining(keys.map((cardKey) => ({ cardKey }))));
    const again = await importLog(app, learner, csv);
    expect(again.result).toMatchObject({ added: 0, duplicates: keys.length });
  });

  it('tells everything there is to an event in JSON, and the same in lines', async () => {
    await practiseALot();
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
    expect([...kinds].toSorted()).toEqual(
      ['forget', 'practice', 'review', 'set-due', 'suspend', 'unsuspend', 'void'].toSorted(),
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
    expect(await exportLog(app, stranger)).toBe(`${header}\r\n`);
    expect((JSON.parse(await exportLog(app, stranger, 'json')) as LogDocument).events).toEqual([]);
  });
});

describe('POST /v1/review-log/imports', () => {
  it('takes a file in, and tells of it as a task', async () => {
    const response = await sendLog(app, learner, smallLog);
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({ kind: 'import-reviews', state: 'queued' });
    const { id } = response.body as { id: string };
    expect(response.headers['location']).toBe(`/v1/tasks/${id}`);
    expect(await listCards()).toEqual([]);
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
    const memory = async (of: SignedUp) =>
      (await listCards(of))
        .map(({ questionId: _, ...card }) => card)
        .toSorted((a, b) =>
          JSON.stringify(a['external']) < JSON.stringify(b['external']) ? -1 : 1,
        );
    const cards = await memory(learner);
    expect(cards).toHaveLength(2);
    // Fuzz is seeded by the card, whose id is another in each account.
    const unfuzzed = (all: Record<string, unknown>[]) =>
      all.map(({ dueDay: _, intervalDays: __, ...card }) => card);
    expect(unfuzzed(cards)).toEqual(unfuzzed(await memory(inOne)));
  });

  it('knows a log again that is brought back to where it was made', async () => {
    await practiseALot();
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
      await practiseALot();
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
    await practiseALot();
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

  it('forgets a card where the file shows that it was reset', async () => {
    await importLog(
      app,
      learner,
      csvOf('a,1767261600000,4,0,', 'a,1768039200000,3,2,', 'a,1769039200000,4,0,'),
    );
    const [card] = await listCards();
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
      return (await listCards(other))[0]?.['introducedDay'];
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
      const cards = await listCards();
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

  describe('with a file that is faulty', () => {
    const sound = 'a,1767261600000,3,0,61000';

    it.each([
      ['an empty file', '', 'malformed-request', undefined],
      ['a blank file', '\n\n', 'validation-failed', '#/lines/1'],
      ['no header', `${sound}\n`, 'validation-failed', '#/lines/1/card_id'],
      ['a column too few', 'card_id,review_time\n', 'validation-failed', '#/lines/1/review_rating'],
      ['a column nobody knows', `${header},ease\n`, 'validation-failed', '#/lines/1'],
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
      expect(await listCards()).toEqual([]);
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
      expect(await listCards()).toEqual([]);
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
      expect(await listCards()).toEqual([]);
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
      expect(await listCards()).toHaveLength(1);
    });

    it('takes members in any order, and what is null left out', async () => {
      const { format, ...rest } = documentOf(event);
      const response = await send({ ...rest, format });
      expect(response.status).toBe(202);
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
    expect(await listCards()).toEqual([]);
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

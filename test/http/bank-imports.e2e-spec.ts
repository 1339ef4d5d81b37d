import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fileFormats } from '../../src/bank-exchange/file-formats.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { TaskRepository } from '../../src/platform/tasks/task.repository.js';
import { bankDocument, questionDocument, type Json } from '../support/bank-document.js';
import {
  addCollaborator,
  getItems,
  getReport,
  importFile,
  makeBank,
  sendFile,
  snapshotOf,
} from '../support/bank-imports.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { getTask, runDueTasks, type TaskBody } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const named = (...slugs: string[]): Json[] => slugs.map((slug) => questionDocument(slug));
const three = bankDocument('mine', named('one', 'two', 'three'));
const none = { create: 0, update: 0, same: 0, reject: 0 };

describe('imports of banks', () => {
  let app: TestApp;
  let coach: SignedUp;
  let bankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    coach = await signUp(app, { role: 'coach' });
  });
  beforeEach(async () => {
    bankId = await makeBank(app, coach);
  });
  afterAll(() => app.close());

  const publish = (file: object, more: Record<string, string> = {}) =>
    importFile(app, coach, file, { bankId, publish: 'true', ...more });
  const draft = (file: string | object, more: Record<string, string> = {}) =>
    importFile(app, coach, file, { bankId, ...more });
  const rowsOf = (sql: string): Promise<Record<string, unknown>[]> =>
    app.dataSource.query(sql, [bankId]);
  const published = (): Promise<Record<string, unknown>[]> =>
    rowsOf(`SELECT q.slug, q.external_id, q.position, q.version, r.number, r.title
              FROM question q JOIN question_revision r ON r.id = q.current_revision_id
             WHERE bank_id = $1 ORDER BY position`);
  const drafts = (): Promise<Record<string, unknown>[]> =>
    rowsOf(`SELECT slug, external_id, position, version, document FROM question_draft
             WHERE bank_id = $1 ORDER BY position, slug`);

  describe('POST /v1/bank-imports', () => {
    it('starts a task whose id is that of the report', async () => {
      const response = await sendFile(app, coach, three, { bankId });
      expect(response.status).toBe(202);
      expect(response.body).toMatchObject({ kind: 'import-bank', state: 'queued' });
      const { id } = response.body as TaskBody;
      expect(response.headers['location']).toBe(`/v1/tasks/${id}`);
      expect(await getReport(app, coach, id)).toMatchObject({ state: 'waiting', counts: none });
      await runDueTasks(app);
      expect(await getTask(app, coach, id)).toMatchObject({
        state: 'done',
        result: { importId: id, dryRun: false, create: 3, update: 0, same: 0, reject: 0 },
      });
      const left = await app.dataSource.query(
        `SELECT FROM bank_import_chunk UNION ALL SELECT FROM bank_import_entry`,
      );
      expect(left).toEqual([]);
    });

    it('publishes a file as one release, and the same file again as nothing', async () => {
      const { report, items } = await publish(three);
      expect(report).toMatchObject({ state: 'done', releaseNumber: 1, fault: null });
      expect(report.counts).toEqual({ ...none, create: 3 });
      expect(await published()).toMatchObject([
        { slug: 'one', position: 0, number: 1 },
        { slug: 'two', position: 1 },
        { slug: 'three', position: 2 },
      ]);
      expect(items.map(({ questionId }) => questionId)).not.toContain(null);
      const before = await snapshotOf(app);
      const again = await publish(three);
      expect(again.task.state).toBe('done');
      expect(again.report).toMatchObject({ counts: { ...none, same: 3 }, releaseNumber: null });
      expect(await snapshotOf(app)).toEqual(before);
      expect((await draft(three)).report.counts).toEqual({ ...none, same: 3 });
      expect(await snapshotOf(app)).toEqual(before);
    });

    it('makes drafts, complete or not, and the same file again nothing', async () => {
      const file = bankDocument('mine', [
        ...named('one'),
        { slug: 'rough', title: 'A rough idea', prompt: 'What if?', externalId: 'card-7' },
      ]);
      const { report, items } = await draft(file);
      expect(report).toMatchObject({ counts: { ...none, create: 2 }, releaseNumber: null });
      expect(items[0]?.problems).toEqual([]);
      expect(items[1]?.problems).toContainEqual(
        expect.objectContaining({ pointer: '/outline', severity: 'warning', line: 2 }),
      );
      expect(await drafts()).toMatchObject([
        { slug: 'one', position: 0, version: 1 },
        {
          slug: 'rough',
          external_id: 'card-7',
          document: { title: 'A rough idea', prompt: 'What if?' },
        },
      ]);
      expect(await published()).toEqual([]);
      const before = await snapshotOf(app);
      expect((await draft(file)).report.counts).toEqual({ ...none, same: 2 });
      expect(await snapshotOf(app)).toEqual(before);
    });

    it('tells what an update changes, and leaves its place, its slug and the others alone', async () => {
      await publish(three);
      const two = questionDocument('two', { title: 'Another title', hints: ['One.', 'Two.'] });
      const file = bankDocument('mine', [two, ...named('four')]);
      const { report, items } = await publish(file);
      expect(report).toMatchObject({ counts: { ...none, update: 1, create: 1 }, releaseNumber: 2 });
      expect(items[0]).toMatchObject({ outcome: 'update', changed: ['title', 'hints'] });
      expect(await published()).toMatchObject([
        { slug: 'one', number: 1 },
        { slug: 'two', position: 1, number: 2, title: 'Another title' },
        { slug: 'three' },
        { slug: 'four', position: 3, number: 1 },
      ]);
    });

    it('makes eight drafts of a deck of Anki, and says which pictures stay behind', async () => {
      const deck = readFileSync('test/data/anki/system-design-exercises.apkg');
      const wish = { format: 'anki-package', type: fileFormats['anki-package'].mediaTypes[0] };
      const { report, items } = await importFile(app, coach, deck, { bankId, ...wish });
      expect(report).toMatchObject({ state: 'done', counts: { ...none, create: 8 } });
      expect(report.attachments).toBe(items.flatMap(({ attachments }) => attachments).length);
      expect(items.every(({ externalId, slug }) => externalId !== null && slug !== null)).toBe(
        true,
      );
      expect(await drafts()).toHaveLength(8);
      const before = await snapshotOf(app);
      const again = await importFile(app, coach, deck, { bankId, ...wish });
      expect(again.report.counts).toEqual({ ...none, same: 8 });
      expect(await snapshotOf(app)).toEqual(before);
    });

    it('publishes what lies there as a draft, under the id that it has', async () => {
      const { items } = await draft(three);
      const { report } = await publish(three);
      expect(report.counts).toEqual({ ...none, update: 3 });
      expect(await drafts()).toEqual([]);
      const ids = await rowsOf('SELECT id FROM question WHERE bank_id = $1 ORDER BY position');
      expect(ids.map(({ id }) => id)).toEqual(items.map(({ questionId }) => questionId));
    });

    it('says which drafts a release takes the place of', async () => {
      await draft(bankDocument('mine', [questionDocument('one', { title: 'Drafted' })]));
      const { items } = await publish(bankDocument('mine', named('one')));
      expect(items[0]?.problems).toMatchObject([{ code: 'draft-replaced', severity: 'warning' }]);
      expect(await drafts()).toEqual([]);
    });

    it('knows questions by their external ids, whose slugs are made of titles and stay', async () => {
      const titled = (externalId: string, changes: Json = {}): Json => {
        const { slug: _slug, ...rest } = questionDocument(externalId, { title: 'Over & over' });
        return { ...rest, externalId, ...changes };
      };
      await publish(bankDocument('mine', [titled('a'), titled('b')]));
      const expected = [
        { slug: 'over-over', external_id: 'a' },
        { slug: 'over-over-2', external_id: 'b' },
      ];
      expect(await published()).toMatchObject(expected);
      const { report } = await publish(
        bankDocument('mine', [titled('b', { title: 'Renamed' }), titled('a')]),
      );
      expect(report.counts).toEqual({ ...none, update: 1, same: 1 });
      expect(await published()).toMatchObject(expected);
    });

    describe('with entries that are rejected', () => {
      const faulty = bankDocument('mine', [
        ...named('fine', 'fine'),
        questionDocument('lost', { variantOf: 'nowhere', topics: ['no-topic'] }),
        questionDocument('thin', { hints: [] }),
        questionDocument('heir', { variantOf: 'thin' }),
      ]);

      it('imports nothing, and says why', async () => {
        const before = await snapshotOf(app);
        const { task, report, items } = await publish(faulty);
        expect(task).toMatchObject({ state: 'failed', problem: { code: 'rule-violated' } });
        expect(report).toMatchObject({
          state: 'stopped',
          counts: { ...none, create: 1, reject: 4 },
        });
        expect(
          items.map(({ slug, outcome, problems }) => [
            slug,
            outcome,
            ...problems.map(({ pointer, code }) => `${pointer} ${code}`),
          ]),
        ).toEqual([
          ['fine', 'create'],
          ['fine', 'reject', '/outline shared-outline', '/slug duplicate-name'],
          ['lost', 'reject', '/topics/0 unknown-reference'],
          ['thin', 'reject', '/hints count-out-of-range'],
          ['heir', 'reject', '/variantOf unknown-reference'],
        ]);
        expect(await snapshotOf(app)).toEqual(before);
      });

      it('imports the others when it is told to', async () => {
        const { task, report } = await publish(faulty, { skipRejected: 'true' });
        expect(task.state).toBe('done');
        expect(report).toMatchObject({ state: 'done', counts: { ...none, create: 1, reject: 4 } });
        expect(await published()).toMatchObject([{ slug: 'fine' }]);
      });

      it('takes as drafts what is only unfinished', async () => {
        const { report, items } = await draft(faulty, { skipRejected: 'true' });
        expect(report.counts).toEqual({ ...none, create: 4, reject: 1 });
        expect(items[2]?.problems).toMatchObject([
          { code: 'unknown-reference', severity: 'warning' },
        ]);
        const wrong = bankDocument('mine', [questionDocument('odd', { difficulty: 'high', x: 1 })]);
        const refused = await draft(wrong);
        expect(refused.task.state).toBe('failed');
        expect(refused.items[0]?.problems.map(({ pointer }) => pointer).toSorted()).toEqual(
          expect.arrayContaining(['/difficulty', '/x']),
        );
      });

      it('does not hold rules against what the bank has word for word', async () => {
        await publish(bankDocument('mine', named('fine')));
        await app.dataSource.query(
          `UPDATE bank_listing SET position = position WHERE bank_id = $1`,
          [bankId],
        );
        const { items } = await publish(bankDocument('mine', named('twin', 'fine')), {
          skipRejected: 'true',
        });
        expect(items.map(({ outcome }) => outcome)).toEqual(['create', 'same']);
      });
    });

    it('tells in a dry run what it would do, and does nothing', async () => {
      await publish(three);
      const before = await snapshotOf(app);
      const file = bankDocument('other', [
        ...named('one', 'four'),
        questionDocument('two', { title: 'New' }),
        questionDocument('thin', { hints: [] }),
      ]);
      const { task, report } = await publish(file, { dryRun: 'true' });
      expect(task).toMatchObject({ state: 'done', result: { dryRun: true, create: 1 } });
      expect(report).toMatchObject({
        state: 'compared',
        counts: { create: 1, update: 1, same: 1, reject: 1 },
      });
      expect(await snapshotOf(app)).toEqual(before);
    });

    it('adds what its catalogue brings, and changes neither that of others nor the bank', async () => {
      const topics = [
        { slug: 'test-topic', name: 'Renamed' },
        { slug: 'brand-new', name: 'Brand new' },
      ];
      await publish(three);
      const file = {
        ...bankDocument('renamed', [questionDocument('new', { topics: ['brand-new'] })]),
        topics,
      };
      const { report } = await publish(file);
      expect(report.problems).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ pointer: '#/topics/0', code: 'catalogue-differs' }),
          expect.objectContaining({ pointer: '#/bank/slug', code: 'head-differs' }),
        ]),
      );
      expect(report.problems.every(({ severity }) => severity === 'warning')).toBe(true);
      const stored = await app.dataSource.query(
        `SELECT slug, name FROM topic WHERE slug IN ('test-topic', 'brand-new') ORDER BY slug`,
      );
      expect(stored).toEqual([
        { slug: 'brand-new', name: 'Brand new' },
        { slug: 'test-topic', name: 'Test topic' },
      ]);
      const bank = await rowsOf('SELECT slug, title FROM bank WHERE id = $1');
      expect(bank).toMatchObject([{ title: 'A bank' }]);
    });

    it('is stopped by a faulty catalogue', async () => {
      const file = { ...bankDocument('mine', named('one')), topics: [{ slug: 'No Slug' }] };
      const { task, report } = await publish(file);
      expect(task.state).toBe('failed');
      expect(report.problems).toContainEqual(
        expect.objectContaining({ pointer: '#/topics/0/slug', severity: 'error' }),
      );
      expect(await published()).toEqual([]);
    });

    it('says why a file cannot be read', async () => {
      const before = await snapshotOf(app);
      const { task, report } = await draft(JSON.stringify(three).slice(0, 3000));
      expect(task).toMatchObject({ state: 'failed', problem: { code: 'validation-failed' } });
      expect(report).toMatchObject({ state: 'unreadable', fault: { code: 'malformed' } });
      expect(await snapshotOf(app)).toEqual(before);
    });

    it('needs a key, and gives the same answer for the same key', async () => {
      const send = (key: object) =>
        app.http
          .post('/v1/bank-imports')
          .query({ bankId })
          .set({ ...coach.auth, 'Content-Type': 'application/json', ...key })
          .send(JSON.stringify(three));
      const without = await send({});
      expect(without.status).toBe(400);
      expect(without.body).toMatchObject({
        errors: [{ pointer: '#/headers/Idempotency-Key', code: 'is-required' }],
      });
      const key = { 'Idempotency-Key': randomUUID() };
      const first = await send(key);
      const second = await send(key);
      expect(second.headers['idempotency-replayed']).toBe('true');
      expect(second.text).toBe(first.text);
      await runDueTasks(app);
      expect(await drafts()).toHaveLength(3);
    });

    it.each([
      [
        'a format that is sent as something else',
        { type: 'application/json', format: 'yaml' },
        400,
      ],
      ['a type that is no format', { type: 'image/png' }, 415],
      ['a bank that is not there', { bankId: randomUUID() }, 404],
    ])('refuses %s', async (_, query, status) => {
      const response = await sendFile(app, coach, three, { bankId, ...query });
      expect(response.status).toBe(status);
    });

    it('is for owner and editors', async () => {
      const stranger = await signUp(app, { role: 'coach' });
      const editor = await signUp(app, { role: 'coach' });
      const viewer = await signUp(app, { role: 'coach' });
      const learner = await signUp(app);
      await addCollaborator(app, bankId, editor, 'editor');
      await addCollaborator(app, bankId, viewer, 'viewer');
      const statusFor = async (account: SignedUp): Promise<number> =>
        (await sendFile(app, account, three, { bankId })).status;
      expect(await statusFor(editor)).toBe(202);
      expect(await statusFor(viewer)).toBe(403);
      expect(await statusFor(stranger)).toBe(404);
      expect(await statusFor(learner)).toBe(403);
      await app.dataSource.query(`DELETE FROM bank_collaborator WHERE bank_id = $1`, [bankId]);
      await runDueTasks(app);
      expect(await drafts()).toEqual([]);
    });

    it('is called off without a trace', async () => {
      const before = await snapshotOf(app);
      const response = await sendFile(app, coach, three, { bankId, publish: 'true' });
      const { id } = response.body as TaskBody;
      const cancelled = await app.http.post(`/v1/tasks/${id}/cancel`).set(coach.auth);
      expect(cancelled.status).toBe(200);
      await runDueTasks(app);
      expect(await getTask(app, coach, id)).toMatchObject({ state: 'cancelled' });
      expect(await snapshotOf(app)).toEqual(before);
    });

    it('is begun again by the next when its runner dies, and writes once', async () => {
      const response = await sendFile(app, coach, three, { bankId, publish: 'true' });
      const { id } = response.body as TaskBody;
      const dead = await app.app
        .get(TaskRepository)
        .claim(randomUUID(), ['import-bank'], app.clock.now());
      expect(dead?.id).toBe(id);
      // It died with half of the file read.
      await app.dataSource.query(
        `INSERT INTO bank_import_entry (import_id, ordinal, line, facts, problems, attachments, document)
         VALUES ($1, 0, 1, '{}', '[]', '{}', '{}'), ($1, 1, 2, '{}', '[]', '{}', '{}')`,
        [id],
      );
      await runDueTasks(app);
      expect(await published()).toEqual([]);
      await app.dataSource.query(
        `UPDATE task SET lease_until = now() - interval '1s' WHERE id = $1`,
        [id],
      );
      await runDueTasks(app);
      expect(await getTask(app, coach, id)).toMatchObject({ state: 'done' });
      expect(await published()).toHaveLength(3);
      expect(await rowsOf('SELECT FROM bank_release WHERE bank_id = $1')).toHaveLength(1);
    });
  });

  describe('GET /v1/bank-imports/{id}', () => {
    it('is for owner and editors', async () => {
      const { task } = await draft(three);
      const other = await signUp(app, { role: 'coach' });
      const path = `/v1/bank-imports/${task.id}`;
      const theirs = await app.http.get(path).set(other.auth);
      const random = await app.http.get(`/v1/bank-imports/${randomUUID()}`).set(other.auth);
      expect([theirs.status, random.status]).toEqual([404, 404]);
      expect((theirs.body as Json)['detail']).toBe((random.body as Json)['detail']);
      expect((await app.http.get(`${path}/items`).set(other.auth)).status).toBe(404);
      await addCollaborator(app, bankId, other, 'editor');
      expect((await app.http.get(path).set(other.auth)).status).toBe(200);
      const learner = await signUp(app);
      expect((await app.http.get(path).set(learner.auth)).status).toBe(403);
    });

    it('is kept for seven days', async () => {
      const { task } = await draft(three, { dryRun: 'true' });
      const keeper = await startPractising(app, { role: 'coach' });
      await addCollaborator(app, bankId, keeper, 'editor');
      const statusAfter = async (days: number): Promise<number> => {
        app.clock.advance({ days });
        await app.app.get(Jobs).run('purge-bank-imports');
        return (await app.http.get(`/v1/bank-imports/${task.id}`).set(keeper.auth)).status;
      };
      expect(await statusAfter(6)).toBe(200);
      expect(await statusAfter(2)).toBe(404);
      app.clock.advance({ days: -8 });
    });
  });

  describe('GET /v1/bank-imports/{id}/items', () => {
    it('pages, and shows what came to one outcome', async () => {
      const { task } = await draft(bankDocument('mine', named('a', 'b', 'a', 'c')), {
        dryRun: 'true',
      });
      const rejected = await getItems(app, coach, task.id, { outcome: 'reject' });
      expect(rejected.map(({ ordinal, line, slug }) => [ordinal, line, slug])).toEqual([
        [2, 3, 'a'],
      ]);
      const path = `/v1/bank-imports/${task.id}/items?limit=3`;
      const first = await app.http.get(path).set(coach.auth);
      const { data, nextCursor } = first.body as { data: Json[]; nextCursor: string };
      expect(data.map(({ slug }) => slug)).toEqual(['a', 'b', 'a']);
      expect(first.headers['link']).toContain('rel="next"');
      const rest = await app.http.get(path).query({ cursor: nextCursor }).set(coach.auth);
      expect(rest.body).toMatchObject({ data: [{ slug: 'c' }], nextCursor: null });
    });
  });
});

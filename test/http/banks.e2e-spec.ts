import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/kernel/app-error.js';
import { KitLoader } from '../../src/question-bank/kit-loader.service.js';
import { QuestionReader } from '../../src/question-bank/question.reader.js';
import {
  bankDocument,
  criterion,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Listed {
  data: { id: string; slug: string }[];
  nextCursor: string | null;
}

const tables = ['skill', 'topic', 'source', 'bank', 'question', 'question_revision'];

describe('banks', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    learner = await signUp(app);
  });
  afterAll(() => app.close());

  /** Every row with the transaction that wrote it: an equal snapshot means nothing was written. */
  async function snapshot(): Promise<string> {
    const rows = await Promise.all(
      tables.map((table) =>
        app.dataSource.query<unknown[]>(
          `SELECT ctid::text, xmin::text, xmax::text, to_jsonb(t) AS row FROM ${table} t ORDER BY ctid`,
        ),
      ),
    );
    return JSON.stringify(rows);
  }

  async function problemsOf(document: unknown): Promise<string[]> {
    const error: unknown = await importBank(app, document).catch((reason: unknown) => reason);
    if (!(error instanceof AppError)) throw new Error('the document was not refused');
    return (error.particulars.errors ?? []).map(({ pointer }) => pointer);
  }

  describe('GET /v1/banks', () => {
    it('lists the kit as the default bank', async () => {
      const response = await app.http.get('/v1/banks').set(learner.auth);
      expect(response.status).toBe(200);
      expect((response.body as Listed).data[0]).toMatchObject({
        slug: 'database-and-system-design',
        reveal: 'open',
        isDefault: true,
        license: 'CC-BY-4.0',
      });
    });

    it('pages, also while banks are added', async () => {
      await importBank(app, bankDocument('paged-1', [questionDocument('q')]));
      const first = await app.http.get('/v1/banks?limit=1').set(learner.auth);
      expect(first.headers['link']).toMatch(/rel="next"/u);
      await importBank(app, bankDocument('paged-2', [questionDocument('q')]));
      const { nextCursor: cursor, data } = first.body as Listed;
      const rest = await app.http.get('/v1/banks').query({ cursor }).set(learner.auth);
      const slugs = [...data, ...(rest.body as Listed).data].map(({ slug }) => slug);
      // paged-2 may sort before the cursor; those that were there all along come once each.
      expect(slugs).toEqual(expect.arrayContaining(['paged-1', 'database-and-system-design']));
      expect(new Set(slugs).size).toBe(slugs.length);
    });

    it('refuses a caller without a token', async () => {
      const response = await app.http.get('/v1/banks');
      expect(response.status).toBe(401);
    });
  });

  describe('GET /v1/banks/{id}', () => {
    it('answers 304 until a question of the bank changes', async () => {
      const { bankId } = await importBank(app, bankDocument('tagged', [questionDocument('q')]));
      const first = await app.http.get(`/v1/banks/${bankId}`).set(learner.auth);
      expect(first.status).toBe(200);
      expect(first.body).toMatchObject({ version: 1, questionCount: 1 });
      const etag = first.headers['etag'] ?? '';
      expect(etag).toBe(`"${bankId}.1"`);
      const same = await app.http
        .get(`/v1/banks/${bankId}`)
        .set(learner.auth)
        .set('If-None-Match', etag);
      expect(same.status).toBe(304);
      await importBank(app, bankDocument('tagged', [questionDocument('q'), questionDocument('r')]));
      const changed = await app.http
        .get(`/v1/banks/${bankId}`)
        .set(learner.auth)
        .set('If-None-Match', etag);
      expect(changed.status).toBe(200);
      expect(changed.body).toMatchObject({ version: 2, questionCount: 2 });
    });

    it('answers 404 for an unknown id and 400 for what is no id', async () => {
      const unknown = await app.http
        .get('/v1/banks/01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11')
        .set(learner.auth);
      expect(unknown.status).toBe(404);
      const malformed = await app.http.get('/v1/banks/1').set(learner.auth);
      expect(malformed.status).toBe(400);
    });
  });

  describe('importing a bank', () => {
    it('writes nothing at all the second time, kit included', async () => {
      const document = bankDocument('twice', [questionDocument('a'), questionDocument('b')]);
      const first = await importBank(app, document);
      expect(first).toMatchObject({ created: 2, revised: 0, unchanged: 0, absent: [] });
      const before = await snapshot();
      const second = await importBank(app, structuredClone(document));
      expect(second).toMatchObject({ created: 0, revised: 0, unchanged: 2, absent: [] });
      await app.app.get(KitLoader).load();
      expect(await snapshot()).toBe(before);
    });

    it('lists every problem of a faulty document and writes nothing', async () => {
      const before = await snapshot();
      const pointers = await problemsOf({
        ...bankDocument('faulty', [
          questionDocument('fine'),
          questionDocument('unknown-key', { owner: 'me' }),
          questionDocument('bad-shape', {
            difficulty: 9,
            topics: 'test-topic',
            probes: [[]],
            rubric: [criterion('a', true, { levels: ['one', 'two'] })],
          }),
          questionDocument('bad-rules', {
            outline: ['too', 'short'],
            hints: [],
            sources: ['nowhere', 'test-source', 'elsewhere'],
            reviewBy: '2025-01-01',
            rubric: [1, 2, 3, 4, 5].map((n) => criterion(`c-${n}`, n === 1, { weight: 21 })),
          }),
          questionDocument('fine'),
        ]),
        extra: 1,
      });
      expect(new Set(pointers)).toEqual(
        new Set([
          '#/extra',
          '#/questions/1/owner',
          '#/questions/2/difficulty',
          '#/questions/2/probes',
          '#/questions/2/rubric/0/levels',
          '#/questions/2/topics',
          '#/questions/3/hints',
          '#/questions/3/outline',
          '#/questions/3/reviewBy',
          '#/questions/3/rubric',
          '#/questions/3/sources/0',
          '#/questions/3/sources/2',
          // Two questions of the same outline are one question too many.
          '#/questions/4/outline',
          '#/questions/4/slug',
        ]),
      );
      expect(await snapshot()).toBe(before);
    });

    it.each([
      ['null', null, ['#']],
      ['a list', [], ['#']],
      ['text that PostgreSQL cannot store', { format: '\u0000' }, ['#/format']],
      [
        'a deep question',
        bankDocument('deep', [JSON.parse(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`) as never]),
        ['#/questions/0'],
      ],
    ])('refuses %s', async (_, document, expected) => {
      expect(await problemsOf(document)).toEqual(expected);
    });

    it('keeps what another bank said of a skill and a source, where this one is silent', async () => {
      const document = bankDocument('silent', [
        questionDocument('a', { skills: ['caching'], sources: ['ddia2', 'other-source'] }),
      ]);
      const read = async (path: string, key: string, name: string): Promise<unknown> => {
        const response = await app.http.get(`${path}?limit=100`).set(learner.auth);
        const { data } = response.body as { data: Record<string, unknown>[] };
        return data.find((row) => row[key] === name);
      };
      const skill = (await read('/v1/skills', 'slug', 'caching')) as Record<string, unknown>;
      const source = (await read('/v1/sources', 'id', 'ddia2')) as Record<string, unknown>;
      const { levels, ...plainSkill } = skill;
      const { topics, ...plainSource } = source;
      expect([levels, topics]).not.toContain(null);
      const skills = [{ ...plainSkill, name: 'Caches' }];
      const sources = [plainSource, ...(document['sources'] as object[])];
      await importBank(app, { ...document, skills, sources });
      expect(await read('/v1/skills', 'slug', 'caching')).toEqual({ ...skill, name: 'Caches' });
      expect(await read('/v1/sources', 'id', 'ddia2')).toEqual(source);
    });

    it('brings the same bank in once when two processes do it at the same time', async () => {
      const document = bankDocument('racing', [questionDocument('a')]);
      const reports = await Promise.all([1, 2, 3, 4].map(() => importBank(app, document)));
      expect(reports.map(({ created }) => created).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1]);
    });

    it('revises what changed, moves what moved, and leaves alone what is missing', async () => {
      const a = questionDocument('a');
      const b = questionDocument('b');
      const c = questionDocument('c');
      const { bankId } = await importBank(app, bankDocument('changing', [a, b, c]));
      const ids = await questionIds(app, bankId);
      const report = await importBank(
        app,
        bankDocument('changing', [b, { ...a, hints: ['Another hint.', 'One more.'] }]),
      );
      expect(report).toMatchObject({ created: 0, revised: 1, unchanged: 1, absent: ['c'] });
      const list = await app.http.get('/v1/questions').query({ bankId }).set(learner.auth);
      expect((list.body as Listed).data).toMatchObject([
        { slug: 'b', position: 0, version: 2 },
        { slug: 'a', position: 1, version: 2 },
        { slug: 'c', position: 2, version: 1 },
      ]);
      expect((list.body as Listed).data.map(({ id }) => id)).toEqual([
        ids['b'],
        ids['a'],
        ids['c'],
      ]);
    });
  });

  describe('variants', () => {
    const root = questionDocument('root');
    const variant = questionDocument('other-words', { variantOf: 'root' });

    it('name their question, and a change of that is a new revision', async () => {
      const { bankId } = await importBank(app, bankDocument('variants', [root, variant]));
      const ids = await questionIds(app, bankId);
      const read = async (slug: string) => {
        const response = await app.http.get(`/v1/questions/${ids[slug]}`).set(learner.auth);
        return response.body as object;
      };
      expect(await read('other-words')).toMatchObject({ variantOf: 'root', version: 1 });
      expect(await read('root')).toMatchObject({ variantOf: null });
      const published = await app.app
        .get(QuestionReader)
        .listPublished([{ bankId, release: null }]);
      expect(published.map(({ variantOf }) => variantOf)).toEqual([null, 'root']);
      const again = await importBank(app, bankDocument('variants', [root, variant]));
      expect(again).toMatchObject({ revised: 0, unchanged: 2 });
      const alone = bankDocument('variants', [questionDocument('other-words')]);
      expect(await importBank(app, alone)).toMatchObject({ revised: 1, absent: ['root'] });
      expect(await read('other-words')).toMatchObject({ variantOf: null, version: 2 });
    });

    it('are held against the document and the bank', async () => {
      expect(await problemsOf(bankDocument('lone-variant', [variant]))).toEqual([
        '#/questions/0/variantOf',
      ]);
      await importBank(app, bankDocument('lone-variant', [root]));
      const report = await importBank(app, bankDocument('lone-variant', [variant]));
      expect(report).toMatchObject({ created: 1, absent: ['root'] });
    });
  });

  describe('QuestionReader', () => {
    it('lists what is published, in order, and sees an import at once', async () => {
      const reader = app.app.get(QuestionReader);
      const { bankId } = await importBank(app, bankDocument('read', [questionDocument('a')]));
      expect(await reader.listPublished([{ bankId, release: null }])).toMatchObject([
        { slug: 'a', bankId, topic: 'test-topic', position: 0, kind: 'concept' },
      ]);
      const changed = bankDocument('read', [questionDocument('b'), questionDocument('a')]);
      await importBank(app, changed);
      const published = await reader.listPublished([{ bankId, release: null }]);
      expect(published.map(({ slug }) => slug)).toEqual(['b', 'a']);
      const [first] = published;
      const revision = await reader.getRevision(first?.revisionId ?? '');
      expect(revision).toMatchObject({ number: 1, hints: ['A mild hint.', 'A strong hint.'] });
      expect(revision.rubric.criteria[0]?.levels.map(({ value }) => value)).toEqual([
        0,
        1 / 3,
        2 / 3,
        1,
      ]);
      expect(await reader.currentOf([first?.questionId ?? '', bankId])).toEqual([
        {
          questionId: first?.questionId,
          revisionId: first?.revisionId,
          bankId,
          isRetired: false,
          isScheduled: true,
        },
      ]);
      expect(await reader.findBank(bankId)).toMatchObject({ slug: 'read', reveal: 'open' });
    });

    it('names the kit as the bank that new learners follow', async () => {
      const reader = app.app.get(QuestionReader);
      const [id = ''] = await reader.defaultBankIds();
      expect(await reader.findBank(id)).toMatchObject({ slug: 'database-and-system-design' });
    });
  });

  describe('a kit with a fault', () => {
    let dir: string;
    let kit: KitLoader;
    let broken: TestApp;

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'kit-'));
      cpSync('seed/kit', dir, { recursive: true });
      broken = await startTestApp({ KIT_DIR: dir });
      kit = broken.app.get(KitLoader);
    });
    afterAll(async () => {
      await broken.close();
      rmSync(dir, { recursive: true });
    });

    it('names the file and the place', async () => {
      const file = join(dir, 'questions', 'a-fault.yaml');
      writeFileSync(file, 'slug: a-fault\nkind: concept\ntitle: 5\n');
      await expect(kit.load()).rejects.toThrow(`${file} is faulty at #/title: must be text`);
      writeFileSync(file, 'slug: [1\n');
      await expect(kit.load()).rejects.toThrow(`${file} cannot be read`);
      rmSync(file);
      const bank = join(dir, 'bank.yaml');
      writeFileSync(bank, 'slug: B\n');
      await expect(kit.load()).rejects.toThrow(`${bank} is faulty at #/slug: must be lower-case`);
      writeFileSync(bank, 'questions: [nowhere]\n');
      await expect(kit.load()).rejects.toThrow(`${bank} is faulty at #/questions/0`);
    });
  });
});

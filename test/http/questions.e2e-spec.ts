import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { OutlineGate } from '../../src/question-bank/outline-gate.service.js';
import {
  bankDocument,
  criterion,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Listed {
  data: { id: string; slug: string; title: string }[];
  nextCursor: string | null;
}

const nobody = '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11';

describe('questions', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    learner = await signUp(app);
  });
  afterAll(() => app.close());

  function get(path: string, query: Record<string, string> = {}): Promise<Response> {
    return app.http.get(path).query(query).set(learner.auth);
  }

  async function slugs(query: Record<string, string>): Promise<string[]> {
    const response = await get('/v1/questions', { limit: '100', ...query });
    expect(response.status).toBe(200);
    return (response.body as Listed).data.map(({ slug }) => slug);
  }

  /** A bank of one question. */
  async function oneQuestion(
    slug: string,
    changes: Json = {},
    head: Json = {},
  ): Promise<{ bankId: string; id: string }> {
    const document = bankDocument(slug, [questionDocument('only', changes)], head);
    const { bankId } = await importBank(app, document);
    return { bankId, id: (await questionIds(app, bankId))['only'] ?? '' };
  }

  describe('GET /v1/questions', () => {
    it('pages in the order of introduction and neither repeats nor skips while rows come in', async () => {
      const names = Array.from({ length: 7 }, (_, index) => `q-${index}`);
      const document = bankDocument(
        'growing',
        names.map((name) => questionDocument(name)),
      );
      const { bankId } = await importBank(app, document);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: Record<string, string> = { bankId, limit: '2' };
        const response = await get('/v1/questions', cursor === '' ? query : { ...query, cursor });
        const page = response.body as Listed;
        seen.push(...page.data.map(({ slug }) => slug));
        cursor = page.nextCursor;
        document.questions.push(questionDocument(`late-${seen.length}`));
        if (document.questions.length < 11) await importBank(app, document);
      }
      expect(seen).toEqual([...names, 'late-2', 'late-4', 'late-6']);
    });

    it('filters by everything it says it does', async () => {
      const { bankId } = await importBank(
        app,
        bankDocument('filtered', [
          questionDocument('concept-easy', { difficulty: 1, level: 'junior' }),
          questionDocument('design-hard', {
            kind: 'design',
            difficulty: 5,
            level: 'staff',
            topics: ['other-topic', 'test-topic'],
          }),
          questionDocument('operations-middle', { kind: 'operations', topics: ['other-topic'] }),
        ]),
      );
      expect(await slugs({ bankId, kind: 'concept' })).toEqual(['concept-easy']);
      expect(await slugs({ bankId, kind: 'operations,design' })).toEqual([
        'design-hard',
        'operations-middle',
      ]);
      expect(await slugs({ bankId, topic: 'test-topic' })).toEqual(['concept-easy', 'design-hard']);
      expect(await slugs({ bankId, skill: 'test-skill' })).toHaveLength(3);
      expect(await slugs({ bankId, skill: 'no-such-skill' })).toEqual([]);
      expect(await slugs({ bankId, level: 'junior,staff' })).toEqual([
        'concept-easy',
        'design-hard',
      ]);
      expect(await slugs({ bankId, difficulty: '3,5' })).toEqual([
        'design-hard',
        'operations-middle',
      ]);
      expect(await slugs({ bankId, kind: 'design', difficulty: '1' })).toEqual([]);
      expect(await slugs({ bankId: nobody })).toEqual([]);
    });

    it('searches title, topics and prompt, and takes every character literally', async () => {
      const { bankId } = await importBank(
        app,
        bankDocument('searched', [
          questionDocument('by-title', { title: 'A lighthouse keeper sleeps' }),
          questionDocument('by-prompt', { prompt: 'Design the lamp of lighthouses.' }),
          questionDocument('neither', { outline: Array(8).fill('Say lighthouse.') }),
        ]),
      );
      expect(await slugs({ bankId, q: 'lighthouse' })).toEqual(['by-title', 'by-prompt']);
      expect(await slugs({ bankId, q: 'lighthouse -lamp' })).toEqual(['by-title']);
      expect(await slugs({ bankId, q: '"keeper sleeps" or lamp' })).toEqual([
        'by-title',
        'by-prompt',
      ]);
      for (const q of [
        '%',
        '_',
        'light%',
        "'; DROP TABLE question; --",
        '\\',
        '& | ! ( ) :*',
        '"',
      ]) {
        expect(await slugs({ bankId, q })).toEqual([]);
      }
    });

    it.each([
      'limit=0x10',
      'limit=0',
      'limit=101',
      'unknown=1',
      'kind=other',
      'kind=concept&kind=design',
      'kind=concept,',
      'difficulty=6',
      'level=chief',
      'topic=Not%20a%20slug',
      'bankId=1',
      'q=',
      'q=%00',
      'cursor=abc',
      'cursor=abc.def',
    ])('refuses ?%s', async (query) => {
      const response = await get(`/v1/questions?${query}`);
      expect(response.status).toBe(400);
      expect(response.headers['content-type']).toMatch(/^application\/problem\+json/u);
    });

    it('refuses the cursor of another filter and of another caller', async () => {
      const first = await get('/v1/questions', { limit: '1', level: 'senior' });
      const cursor = (first.body as Listed).nextCursor ?? '';
      expect(cursor).not.toBe('');
      const otherFilter = await get('/v1/questions', { limit: '1', level: 'staff', cursor });
      expect(otherFilter.status).toBe(400);
      const otherLimit = await get('/v1/questions', { limit: '3', level: 'senior', cursor });
      expect(otherLimit.status).toBe(200);
      const other = await signUp(app);
      const stolen = await app.http
        .get('/v1/questions')
        .query({ level: 'senior', cursor })
        .set(other.auth);
      expect(stolen.status).toBe(400);
    });

    it('refuses a caller without a token', async () => {
      const response = await app.http.get('/v1/questions');
      expect(response.status).toBe(401);
    });
  });

  describe('GET /v1/questions/{id}', () => {
    it('shows the prompt and what an interviewer answers, and 304 to who knows it', async () => {
      const { bankId, id } = await oneQuestion('detailed');
      const response = await get(`/v1/questions/${id}`);
      expect(response.status).toBe(200);
      expect(response.body).toEqual({
        id,
        version: 1,
        bankId,
        slug: 'only',
        position: 0,
        revisionId: expect.any(String),
        kind: 'concept',
        title: 'Title of only',
        level: 'senior',
        difficulty: 3,
        cognitive: 'analyse',
        timeLimitMinutes: 20,
        topics: ['test-topic'],
        skills: ['test-skill'],
        criterionCount: 5,
        hintCount: 2,
        variantOf: null,
        prompt: 'Prompt of only',
        clarifications: [{ ask: 'How many?', default: 'Ten.' }],
        milestone: null,
        capstone: null,
        reviewedOn: '2026-01-01',
        reviewBy: '2027-01-01',
        updatedAt: '2026-03-02T09:00:00.000Z',
        retiredAt: null,
      });
      const etag = response.headers['etag'] ?? '';
      const again = await app.http
        .get(`/v1/questions/${id}`)
        .set(learner.auth)
        .set('If-None-Match', etag);
      expect(again.status).toBe(304);
      expect(again.text).toBe('');
    });

    it('answers 404 for an unknown id, 400 for what is no id or has a query', async () => {
      expect((await get(`/v1/questions/${nobody}`)).status).toBe(404);
      expect((await get('/v1/questions/1')).status).toBe(400);
      expect((await get('/v1/questions/%00')).status).toBe(400);
      expect((await get(`/v1/questions/${nobody}`, { full: '1' })).status).toBe(400);
    });
  });

  describe('GET /v1/questions/{id}/outline', () => {
    it('shows outline and rubric of an open bank', async () => {
      const { id } = await oneQuestion('open');
      const response = await get(`/v1/questions/${id}/outline`);
      expect(response.status).toBe(200);
      expect(response.body).toMatchObject({
        questionId: id,
        version: 1,
        intent: 'Probes something.',
        assumptions: {},
        redFlags: ['It never fails.'],
        sources: ['test-source', 'other-source'],
        runbook: null,
        scope: null,
      });
      const { rubric } = response.body as { rubric: unknown[] };
      expect(rubric).toHaveLength(5);
      expect(rubric[0]).toMatchObject({
        key: 'criterion-1',
        weight: 20,
        mustHave: true,
        minLevel: 'junior',
        levels: [
          { key: 'absent', descriptor: 'Nothing.', value: 0 },
          { key: 'named', descriptor: 'Names it.' },
          { key: 'applied', descriptor: 'Applies it.' },
          { key: 'extended', descriptor: 'Goes beyond it.', value: 1 },
        ],
      });
    });

    it('keeps an older revision byte for byte after an edit of the rubric', async () => {
      const { id } = await oneQuestion('edited');
      const before = await get(`/v1/questions/${id}/outline`);
      const { id: revisionId } = before.body as { id: string };
      const rubric = [1, 2, 3, 4, 5].map((n) => criterion(`changed-${n}`, n < 4));
      await oneQuestion('edited', { rubric });
      const now = await get(`/v1/questions/${id}/outline`);
      expect(now.body).toMatchObject({
        version: 2,
        rubric: [{ key: 'changed-1' }, {}, {}, {}, {}],
      });
      const old = await get(`/v1/questions/${id}/outline`, { revisionId });
      expect(old.text).toBe(before.text);
      expect(old.headers['etag']).toBe(before.headers['etag']);
    });

    it("answers 404 for another question's revision and for an unknown one", async () => {
      const { id } = await oneQuestion('mine');
      const other = await oneQuestion('theirs');
      const { body } = await get(`/v1/questions/${other.id}`);
      const { revisionId } = body as { revisionId: string };
      const foreign = await get(`/v1/questions/${id}/outline`, { revisionId });
      const unknown = await get(`/v1/questions/${id}/outline`, { revisionId: nobody });
      expect(foreign.status).toBe(404);
      expect(unknown.status).toBe(404);
      expect((await get(`/v1/questions/${nobody}/outline`)).status).toBe(404);
    });

    it('opens an after-attempt bank to whom a registered feature lets in, and tells it', async () => {
      const { id } = await oneQuestion('earned', {}, { reveal: 'after-attempt' });
      const refused = await get(`/v1/questions/${id}/outline`);
      expect(refused.status).toBe(403);
      expect(refused.body).toMatchObject({ code: 'forbidden' });
      const told: string[] = [];
      app.app.get(OutlineGate).register({
        mayRead: (learnerId, questionId) =>
          Promise.resolve(learnerId === learner.id && questionId === id),
        listStandings: () => Promise.resolve([]),
        outlineRead: (learnerId, questionId) => {
          told.push(`${learnerId} ${questionId}`);
          return Promise.resolve(null);
        },
      });
      expect((await get(`/v1/questions/${id}/outline`)).status).toBe(200);
      expect(told).toEqual([`${learner.id} ${id}`]);
      const other = await signUp(app);
      const stillClosed = await app.http.get(`/v1/questions/${id}/outline`).set(other.auth);
      expect(stillClosed.status).toBe(403);
    });
  });

  describe('GET /v1/questions/{id}/revisions', () => {
    it('pages through them, the newest first, and tells an edit of prose from one of scoring', async () => {
      const { id } = await oneQuestion('revised');
      await oneQuestion('revised', { hints: ['Other words.', 'And more.'] });
      await oneQuestion('revised', { difficulty: 4 });
      const first = await get(`/v1/questions/${id}/revisions`, { limit: '2' });
      expect(first.status).toBe(200);
      const { data, nextCursor: cursor } = first.body as Listed;
      const rest = await get(`/v1/questions/${id}/revisions`, { cursor: cursor ?? '' });
      const all = [...data, ...(rest.body as Listed).data] as unknown as Json[];
      expect(all.map(({ number }) => number)).toEqual([3, 2, 1]);
      expect(new Set(all.map(({ contentHash }) => contentHash)).size).toBe(3);
      expect(all[2]?.['structureHash']).toBe(all[1]?.['structureHash']);
      expect(all[1]?.['structureHash']).not.toBe(all[0]?.['structureHash']);
      expect(Object.keys(all[0] ?? {})).toEqual([
        'id',
        'number',
        'contentHash',
        'structureHash',
        'createdAt',
      ]);
    });

    it('answers 404 for an unknown question', async () => {
      expect((await get(`/v1/questions/${nobody}/revisions`)).status).toBe(404);
    });
  });

  it('never says a word of what is hidden before an attempt', async () => {
    const sentinel = 'xyzzyplugh';
    const hidden = (part: string): string => `${sentinel} ${part}`;
    const { bankId, id } = await oneQuestion(
      'sealed',
      {
        intent: hidden('intent'),
        outline: Array.from({ length: 8 }, (_, n) => hidden(`outline ${n}`)),
        alternatives: [hidden('alternative')],
        assumptions: { [`${sentinel}_per_second`]: 12 },
        figures: [{ name: `${sentinel}_figure`, formula: '1 + 1', value: 2, unit: sentinel }],
        rubric: [1, 2, 3, 4, 5].map((n) =>
          criterion(`${sentinel}-${n}`, n < 4, {
            title: hidden('title'),
            aliases: [hidden(`a${n}`), hidden(`b${n}`), hidden(`c${n}`)],
            levels: [hidden('0'), hidden('1'), hidden('2'), hidden('3')],
          }),
        ),
        redFlags: [hidden('red flag')],
        probes: [
          { kind: 'stress', text: hidden('probe') },
          { kind: 'failure', text: hidden('probe') },
        ],
        hints: [hidden('hint'), hidden('second hint')],
      },
      { reveal: 'after-attempt' },
    );
    const { body } = await get(`/v1/questions/${id}`);
    const { revisionId } = body as { revisionId: string };
    const answers = [
      await get('/v1/questions', { bankId }),
      await get('/v1/questions', { bankId, topic: 'test-topic', skill: 'test-skill' }),
      await get('/v1/questions', { bankId, q: 'prompt' }),
      await get(`/v1/questions/${id}`),
      await get(`/v1/questions/${id}/revisions`),
      await get(`/v1/questions/${id}/outline`),
      await get(`/v1/questions/${id}/outline`, { revisionId }),
      await get('/v1/banks'),
      await get(`/v1/banks/${bankId}`),
      await get('/v1/skills'),
      await get('/v1/topics', { limit: '100' }),
      await get('/v1/sources', { limit: '100' }),
    ];
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array<number>(10).fill(200),
      403,
      403,
    ]);
    for (const answer of answers) {
      expect(JSON.stringify([answer.headers, answer.text])).not.toContain(sentinel);
    }
    expect(await slugs({ bankId, q: sentinel })).toEqual([]);
  });

  it('refuses to change a revision, whoever asks', async () => {
    const { id } = await oneQuestion('immutable');
    const update = app.dataSource.query(
      `UPDATE question_revision SET title = 'Other' WHERE question_id = $1`,
      [id],
    );
    await expect(update).rejects.toThrow('a question revision is immutable');
  });
});

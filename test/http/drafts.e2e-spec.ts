import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { DraftBook } from '../../src/authoring/draft-book.service.js';
import { DraftReader } from '../../src/authoring/draft.reader.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import {
  fileNames,
  makeBank,
  makeDraft,
  type DraftBody,
  type FindingBody,
} from '../support/authoring.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let owner: SignedUp;
let viewer: SignedUp;
let stranger: SignedUp;
let learner: SignedUp;
let bankId: string;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-06-01T09:00:00.000Z');
  owner = await signUp(app, { role: 'coach' });
  viewer = await signUp(app, { role: 'coach' });
  stranger = await signUp(app, { role: 'coach' });
  learner = await signUp(app);
  await fileNames(app);
  bankId = await makeBank(app, owner);
  const path = `/v1/banks/${bankId}/collaborators/${viewer.id}`;
  await app.http.put(path).set(owner.auth).send({ role: 'viewer' }).expect(200);
});
afterAll(() => app.close());

const create = (who: SignedUp, body: object, bank = bankId) =>
  app.http.post(`/v1/banks/${bank}/drafts`).set(who.auth).send(body);
const list = (who: SignedUp, query = '', bank = bankId) =>
  app.http.get(`/v1/banks/${bank}/drafts${query}`).set(who.auth);
const get = (who: SignedUp, id: string) => app.http.get(`/v1/drafts/${id}`).set(who.auth);
const patch = (who: SignedUp, id: string, body: object, ifMatch = '*') =>
  app.http
    .patch(`/v1/drafts/${id}`)
    .set({ ...who.auth, 'If-Match': ifMatch })
    .send(body);
const discard = (who: SignedUp, id: string, ifMatch = '*') =>
  app.http.delete(`/v1/drafts/${id}`).set({ ...who.auth, 'If-Match': ifMatch });
const lint = (who: SignedUp, document: object) =>
  app.http.post('/v1/question-lint').set(who.auth).send(document);
const refusal = ({ status, body }: Response) => [status, (body as { code: string }).code];
const draftOf = (response: Response) => response.body as DraftBody;
const said = (findings: readonly FindingBody[]) =>
  findings.map(({ pointer, code }) => `${pointer} ${code}`);

/** A bank of the owner's with these questions published. */
async function publishedBank(slug: string, questions: Json[]): Promise<string> {
  const { bankId: id } = await importBank(app, bankDocument(slug, questions));
  await app.dataSource.query('UPDATE bank SET owner_id = $2 WHERE id = $1', [id, owner.id]);
  return id;
}

describe('POST /v1/banks/:id/drafts', () => {
  it('keeps what is written so far, and says what is missing', async () => {
    const document = {
      slug: 'half-done',
      title: 'Half done',
      rubric: [{ key: 'one', weight: 20 }],
    };
    const made = await create(owner, { document }).expect(201);
    const draft = draftOf(made);
    expect(draft).toMatchObject({
      version: 1,
      bankId,
      slug: 'half-done',
      title: 'Half done',
      kind: null,
      externalId: null,
      position: null,
      baseRevisionId: null,
      createdBy: owner.id,
      document,
    });
    expect(made.headers['location']).toBe(`/v1/drafts/${draft.id}`);
    expect(said(draft.findings)).toEqual(
      expect.arrayContaining(['#/prompt missing', '#/rubric/0/levels missing', '#/kind missing']),
    );
    expect(draft.findings.find(({ pointer }) => pointer === '#/prompt')).toEqual({
      pointer: '#/prompt',
      code: 'missing',
      severity: 'error',
      detail: 'is missing',
      fix: 'Write this field.',
    });
    expect(draft.errorCount).toBe(draft.findings.length);
    const read = await get(viewer, draft.id).expect(200);
    expect(read.body).toEqual(made.body);
    expect(read.headers['etag']).toBe(`"${draft.id}.1"`);
    for (const { fix } of draft.findings) expect(fix).toMatch(/^[A-Z].*\.$/u);
  });

  it('finds nothing to say about a sound question', async () => {
    const document = questionDocument('sound-one', { externalId: 'deck:17' });
    const draft = draftOf(await create(owner, { document, position: 3 }).expect(201));
    expect(draft).toMatchObject({ findings: [], errorCount: 0, warningCount: 0, position: 3 });
    const { slug, externalId, ...rest } = document;
    const inOrder = { slug, externalId, ...rest };
    expect(JSON.stringify(draft.document)).toBe(JSON.stringify(inOrder));
  });

  it('begins as what a published question says now', async () => {
    const bank = await publishedBank('begun', [questionDocument('old-one')]);
    const questionId = (await questionIds(app, bank))['old-one'] ?? '';
    const body = { questionId, document: { title: 'Better title' } };
    const draft = draftOf(await create(owner, body, bank).expect(201));
    expect(draft).toMatchObject({ id: questionId, slug: 'old-one', title: 'Better title' });
    expect(draft.document).toEqual({ ...questionDocument('old-one'), title: 'Better title' });
    expect(draft.findings).toEqual([]);
    expect(refusal(await create(owner, body, bank))).toEqual([409, 'already-exists']);
    const renamed = await patch(owner, questionId, { document: { slug: 'new-name' } });
    expect(refusal(renamed)).toEqual([422, 'rule-violated']);
    const same = draftOf(
      await patch(owner, questionId, { document: { title: 'Title of old-one' } }),
    );
    expect(said(same.findings)).toEqual(['# nothing-changed']);
    expect(same).toMatchObject({ errorCount: 0, warningCount: 1 });
    const other = await create(owner, { questionId });
    expect(refusal(other)).toEqual([422, 'rule-violated']);
    const taken = await create(owner, { document: { slug: 'old-one' } }, bank);
    expect(refusal(taken)).toEqual([409, 'already-exists']);
  });

  it('refuses names that another draft has', async () => {
    await makeDraft(app, owner, bankId, { slug: 'named', externalId: 'x:1' });
    for (const document of [{ slug: 'named' }, { slug: 'other', externalId: 'x:1' }]) {
      expect(refusal(await create(owner, { document }))).toEqual([409, 'already-exists']);
    }
  });

  it.each([
    [{}, '#/document/slug'],
    [{ slug: 'Not A Slug' }, '#/document/slug'],
    [{ slug: 'x', titel: 'A title' }, '#/document/titel'],
    [{ slug: 'x', title: 7 }, '#/document/title'],
    [{ slug: 'x', title: null }, '#/document/title'],
    [{ slug: 'x', difficulty: 6 }, '#/document/difficulty'],
    [{ slug: 'x', rubric: [{ weigth: 20 }] }, '#/document/rubric/0/weigth'],
    [{ slug: 'x', rubric: [[]] }, '#/document/rubric'],
    [{ slug: 'x', rubric: [{ levels: ['One.'] }] }, '#/document/rubric/0/levels'],
    [{ slug: 'x', runbook: { rollback: { step: [] } } }, '#/document/runbook/rollback/step'],
    [{ slug: 'x', assumptions: { Rows: 1 } }, '#/document/assumptions'],
  ])('refuses %j', async (document, pointer) => {
    const response = await create(owner, { document }).expect(400);
    expect((response.body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
  });

  it('refuses learners and viewers, and is not there for others', async () => {
    const body = { document: { slug: 'mine' } };
    expect(refusal(await create(learner, body))).toEqual([403, 'forbidden']);
    expect(refusal(await create(viewer, body))).toEqual([403, 'forbidden']);
    expect(refusal(await create(stranger, body))).toEqual([404, 'not-found']);
  });

  it('makes one of a request that is sent twice', async () => {
    const headers = { ...owner.auth, 'Idempotency-Key': randomUUID() };
    const send = () =>
      app.http
        .post(`/v1/banks/${bankId}/drafts`)
        .set(headers)
        .send({ document: { slug: 'once' } });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.text]).toEqual([201, first.text]);
  });
});

describe('findings', () => {
  const findingsOf = async (document: Json, bank = bankId) => {
    const { findings, id } = await makeDraft(app, owner, bank, document);
    await discard(owner, id).expect(204);
    return said(findings);
  };

  it('tell broken rules by field, without what follows from a gap', async () => {
    const { hints: _, ...rest } = questionDocument('broken', { outline: ['One point.'] });
    expect(await findingsOf(rest)).toEqual(['#/hints missing', '#/outline count-out-of-range']);
  });

  it('tell names that lead nowhere, until somebody adds them', async () => {
    const document = questionDocument('lost', { topics: ['test-topic', 'late-topic'] });
    const { id } = await makeDraft(app, owner, bankId, document);
    const before = draftOf(await get(owner, id));
    expect(said(before.findings)).toEqual(['#/topics/1 unknown-reference']);
    const topic = { slug: 'late-topic', name: 'Late' };
    await app.http.post('/v1/topics').set(owner.auth).send(topic).expect(201);
    const after = await get(owner, id).set('If-None-Match', `"${id}.1"`).expect(200);
    expect(draftOf(after).findings).toEqual([]);
    await discard(owner, id).expect(204);
  });

  it('tell what concerns other questions of the bank', async () => {
    const shared = 'The very same claim stands here word for word.';
    const outline = (questionDocument('published')['outline'] as string[]).slice(1);
    const bank = await publishedBank('related', [
      questionDocument('published', { outline: [shared, ...outline] }),
      questionDocument('a-variant', { variantOf: 'published' }),
    ]);
    expect(
      await findingsOf(questionDocument('b-variant', { variantOf: 'a-variant' }), bank),
    ).toEqual(['#/variantOf not-a-variant']);
    expect(await findingsOf(questionDocument('c-variant', { variantOf: 'nobody' }), bank)).toEqual([
      '#/variantOf unknown-reference',
    ]);
    const copy = questionDocument('copy');
    copy['outline'] = [shared, ...(copy['outline'] as string[]).slice(1)];
    expect(await findingsOf(copy, bank)).toContain('#/outline/0 shared-sentence');
  });

  it('warn of a review that is overdue', async () => {
    const days = { reviewedOn: '2025-05-01', reviewBy: '2026-05-31' };
    const late = questionDocument('late', { ...days, reviewedOn: '2025-06-01' });
    const { findings, id } = await makeDraft(app, owner, bankId, late);
    expect(findings).toMatchObject([{ code: 'review-overdue', severity: 'warning' }]);
    await discard(owner, id).expect(204);
  });
});

describe('PATCH /v1/drafts/:id', () => {
  it('merges, takes away and replaces, once for each version', async () => {
    const document = questionDocument('patched', { variantOf: 'sound-one' });
    const { id } = await makeDraft(app, owner, bankId, document);
    const change = { position: 4, document: { title: 'New', variantOf: null, hints: ['One.'] } };
    const changed = await patch(owner, id, change, `"${id}.1"`).expect(200);
    const { variantOf: _, ...rest } = document;
    expect(draftOf(changed)).toMatchObject({ version: 2, position: 4, updatedBy: owner.id });
    expect(draftOf(changed).document).toEqual({ ...rest, title: 'New', hints: ['One.'] });
    expect(said(draftOf(changed).findings)).toEqual(['#/hints count-out-of-range']);
    expect((await get(owner, id)).body).toEqual(changed.body);
    expect(refusal(await patch(owner, id, change, `"${id}.1"`))).toEqual([
      412,
      'precondition-failed',
    ]);
    expect(draftOf(await patch(owner, id, {})).version).toBe(2);
    expect(draftOf(await patch(owner, id, { position: null })).version).toBe(3);
    const renamed = await patch(owner, id, { document: { slug: 'renamed', externalId: 'x:2' } });
    expect(draftOf(renamed)).toMatchObject({ slug: 'renamed', externalId: 'x:2' });
    expect(refusal(await patch(owner, id, { document: { slug: 'named' } }))).toEqual([
      409,
      'already-exists',
    ]);
    await discard(owner, id).expect(204);
  });

  it('lets one of many win who change the same version', async () => {
    const { id } = await makeDraft(app, owner, bankId, { slug: 'contended' });
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        patch(owner, id, { document: { title: `By ${index}` } }, `"${id}.1"`),
      ),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 412)).toHaveLength(9);
  });

  it('gives a name to one of those who want it', async () => {
    const drafts: DraftBody[] = [];
    for (const slug of ['race-a', 'race-b', 'race-c', 'race-d']) {
      drafts.push(await makeDraft(app, owner, bankId, { slug }));
    }
    const document = { slug: 'race-won', externalId: 'race:1' };
    const answers = await Promise.all([
      ...drafts.map(({ id }) => patch(owner, id, { document })),
      create(owner, { document }),
      create(owner, { document }),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
  });

  it('refuses what is no document, and who may not', async () => {
    const { id } = await makeDraft(app, owner, bankId, { slug: 'guarded' });
    const faulty = await patch(owner, id, { document: { rubric: [{ nope: 1 }] } }).expect(400);
    expect(faulty.body).toMatchObject({ errors: [{ pointer: '#/document/rubric/0/nope' }] });
    const nameless = await patch(owner, id, { document: { slug: null } }).expect(400);
    expect(nameless.body).toMatchObject({ errors: [{ pointer: '#/document/slug' }] });
    const change = { document: { title: 'Mine' } };
    expect(refusal(await patch(viewer, id, change))).toEqual([403, 'forbidden']);
    expect(refusal(await patch(stranger, id, change))).toEqual([404, 'not-found']);
    expect(refusal(await patch(learner, id, change))).toEqual([403, 'forbidden']);
    expect(refusal(await discard(viewer, id))).toEqual([403, 'forbidden']);
    expect(refusal(await discard(stranger, id))).toEqual([404, 'not-found']);
    expect(refusal(await get(stranger, id))).toEqual([404, 'not-found']);
    expect(refusal(await get(learner, id))).toEqual([403, 'forbidden']);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [owner.id]);
    expect(refusal(await patch(owner, id, change))).toEqual([403, 'forbidden']);
    await app.dataSource.query(`UPDATE account SET role = 'coach' WHERE id = $1`, [owner.id]);
    expect(draftOf(await get(owner, id)).version).toBe(1);
    await discard(owner, id, `"${id}.1"`).expect(204);
    expect(refusal(await get(owner, id))).toEqual([404, 'not-found']);
  });
});

describe('GET /v1/banks/:id/drafts', () => {
  it('pages, and tells drafts apart by what is to be said about them', async () => {
    const bank = await makeBank(app, owner);
    const slugs: string[] = [];
    for (let place = 0; place < 5; place += 1) {
      const slug = `listed-${place}`;
      slugs.push(slug);
      app.clock.advance({ seconds: 1 });
      const late = { reviewedOn: '2025-06-01', reviewBy: '2026-05-31' };
      const document = place === 4 ? questionDocument(slug, late) : questionDocument(slug);
      await makeDraft(app, owner, bank, place % 2 === 0 ? document : { slug });
    }
    const walk = async (query: string) => {
      const found: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await list(owner, `${query}${cursor}`, bank).expect(200);
        const body = page.body as { data: { slug: string }[]; nextCursor: string | null };
        found.push(...body.data.map(({ slug }) => slug));
        cursor = body.nextCursor === null ? null : `&cursor=${body.nextCursor}`;
      }
      return found;
    };
    expect(await walk('?limit=2')).toEqual(slugs);
    expect(await walk('?limit=1&hasErrors=true')).toEqual(['listed-1', 'listed-3']);
    expect(await walk('?limit=1&hasErrors=false')).toEqual(['listed-0', 'listed-2', 'listed-4']);
    expect(await walk('?limit=5&hasWarnings=true')).toEqual(['listed-4']);
    expect(await walk('?limit=5&slug=listed-3,listed-0')).toEqual(['listed-0', 'listed-3']);
    expect(refusal(await list(owner, '?hasErrors=yes', bank))).toEqual([400, 'validation-failed']);
  });

  it('is for those who work on the bank', async () => {
    await list(viewer).expect(200);
    expect(refusal(await list(stranger))).toEqual([404, 'not-found']);
    expect(refusal(await list(learner))).toEqual([403, 'forbidden']);
  });
});

describe('GET /v1/drafts/:id/preview', () => {
  const preview = (who: SignedUp, id: string) =>
    app.http.get(`/v1/drafts/${id}/preview`).set(who.auth);

  it('shows what learners would get, and the outline apart', async () => {
    const document = questionDocument('previewed', { prompt: 'What do learners see?' });
    const { id } = await makeDraft(app, owner, bankId, document);
    const { body } = await preview(viewer, id).expect(200);
    const { question, outline } = body as { question: Json; outline: Json };
    expect(question).toMatchObject({ id, prompt: 'What do learners see?', criterionCount: 5 });
    expect(outline).toMatchObject({ questionId: id, outline: document['outline'] });
    expect(JSON.stringify(question)).not.toContain('Point 1');
    expect(refusal(await preview(stranger, id))).toEqual([404, 'not-found']);
    expect(refusal(await preview(learner, id))).toEqual([403, 'forbidden']);
    await discard(owner, id).expect(204);
  });

  it('says what is missing', async () => {
    const { id } = await makeDraft(app, owner, bankId, { slug: 'unseen' });
    const response = await preview(owner, id).expect(422);
    const { errors } = response.body as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toContain('#/document/prompt');
  });
});

describe('POST /v1/question-lint', () => {
  it('judges a question and keeps nothing', async () => {
    const rows = () => app.dataSource.query<unknown>('SELECT count(*) FROM question_draft');
    const before = await rows();
    const sound = await lint(owner, questionDocument('linted')).expect(200);
    expect(sound.body).toEqual({ errorCount: 0, warningCount: 0, findings: [] });
    const vague = await lint(owner, questionDocument('linted', { sources: ['no-source'] }));
    expect(said((vague.body as DraftBody).findings)).toEqual([
      '#/sources count-out-of-range',
      '#/sources/0 unknown-reference',
    ]);
    expect(await rows()).toEqual(before);
    expect(refusal(await lint(owner, { title: 1 }))).toEqual([400, 'validation-failed']);
    expect(refusal(await lint(learner, {}))).toEqual([403, 'forbidden']);
  });
});

describe('writing many drafts at once', () => {
  const write = (entries: readonly { questionId: string | null; slug: string; title: string }[]) =>
    app.app.get(UnitOfWork).run(() =>
      app.app.get(DraftBook).write(
        bankId,
        owner.id,
        entries.map(({ title, ...names }) => ({
          ...names,
          externalId: `many:${names.slug}`,
          position: null,
          document: { title },
        })),
      ),
    );

  it('makes them, and says them anew', async () => {
    const names = Array.from({ length: 1500 }, (_, index) => `many-${index}`);
    const ids = await write(names.map((slug) => ({ questionId: null, slug, title: 'First' })));
    expect(new Set(ids).size).toBe(1500);
    const some = { externalIds: ['many:many-7'], slugs: ['many-1400', 'no-such'] };
    const found = await app.app.get(DraftReader).listNamed(bankId, some);
    expect(found.map(({ questionId }) => questionId).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      [ids[7] ?? '', ids[1400] ?? ''].toSorted((a, b) => (a < b ? -1 : 1)),
    );
    const book = app.app.get(DraftBook);
    expect(found[0]?.contentHash).toBe(book.hashOf({ title: 'First' }));
    await write([{ questionId: ids[7] ?? '', slug: 'many-7', title: 'Second' }]);
    const again = draftOf(await get(owner, ids[7] ?? ''));
    expect(again).toMatchObject({ version: 2, title: 'Second' });
    expect(book.faultsOf({ slug: 'x', title: 3 })).toMatchObject([{ pointer: '#/title' }]);
    expect(book.faultsOf({ slug: 'x' })).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { DraftBook } from '../../src/authoring/draft-book.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { fileNames, makeBank, makeDraft } from '../support/authoring.js';
import { questionDocument, type Json } from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { listRoutes } from '../support/routes.js';
import { getTask, runDueTasks } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let owner: SignedUp;
let editor: SignedUp;
let viewer: SignedUp;
let stranger: SignedUp;
let learner: SignedUp;
let bankId: string;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app, { role: 'coach' });
  editor = await signUp(app, { role: 'coach' });
  viewer = await signUp(app, { role: 'coach' });
  stranger = await signUp(app, { role: 'coach' });
  learner = await signUp(app);
  await fileNames(app);
});
beforeEach(async () => {
  bankId = await makeBank(app, owner, { visibility: 'public' });
  for (const [{ id }, role] of [
    [editor, 'editor'],
    [viewer, 'viewer'],
  ] as const) {
    const path = `/v1/banks/${bankId}/collaborators/${id}`;
    await app.http.put(path).set(owner.auth).send({ role }).expect(200);
  }
});
afterAll(() => app.close());

interface Release {
  number: number;
  version: string;
  questionCount: number;
}
interface Change {
  slug: string;
  change: string;
  fields: string[];
}

const post = (who: SignedUp, path: string, body: object = {}) =>
  app.http.post(`/v1/banks/${bankId}/${path}`).set(who.auth).send(body);
const publish = (who: SignedUp, body: object = {}) => post(who, 'releases', body);
const preview = (who: SignedUp, body: object = {}) => post(who, 'releases/preview', body);
const get = (who: SignedUp, path: string) => app.http.get(path).set(who.auth);
const draft = (document: Json) => makeDraft(app, owner, bankId, document);
const sound = (slug: string, changes: Json = {}) => draft(questionDocument(slug, changes));
const refusal = ({ status, body }: Response) => [status, (body as { code: string }).code];
const byText = (one: string, other: string) => (one < other ? -1 : 1);
const errorsOf = ({ body }: Response) =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

async function edit(questionId: string, document: Json, position?: number): Promise<void> {
  const body = { questionId, document, ...(position === undefined ? {} : { position }) };
  await post(owner, 'drafts', body).expect(201);
}

async function questions(): Promise<Record<string, string>> {
  const { body } = await get(learner, `/v1/questions?bankId=${bankId}&limit=100`);
  const { data } = body as { data: { slug: string; id: string }[] };
  return Object.fromEntries(data.map(({ slug, id }) => [slug, id]));
}

async function changesOf(number: number): Promise<string[]> {
  const { body } = await get(learner, `/v1/banks/${bankId}/releases/${number}`).expect(200);
  return (body as { data: Change[] }).data.map(({ slug, change, fields }) =>
    `${slug} ${change} ${fields.join()}`.trim(),
  );
}

async function leftDrafts(): Promise<string[]> {
  const { body } = await get(owner, `/v1/banks/${bankId}/drafts?limit=100`);
  return (body as { data: { slug: string }[] }).data.map(({ slug }) => slug);
}

describe('POST /v1/banks/:id/releases', () => {
  it('makes a release of all drafts, which are gone then', async () => {
    const { id } = await sound('first', { externalId: 'deck:1' });
    await sound('second');
    const made = await publish(editor, { notes: 'The beginning.' }).expect(201);
    expect(made.body).toEqual({
      bankId,
      number: 1,
      version: '1.0.0',
      notes: 'The beginning.',
      publishedBy: editor.id,
      publishedAt: app.clock.now().toISOString(),
      questionCount: 2,
      added: 2,
      restored: 0,
      rescored: 0,
      reworded: 0,
      moved: 0,
      retired: 0,
    });
    expect(made.headers['location']).toBe(`/v1/banks/${bankId}/releases/1`);
    expect((await questions())['first']).toBe(id);
    expect(await leftDrafts()).toEqual([]);
    expect(refusal(await get(owner, `/v1/drafts/${id}`))).toEqual([404, 'not-found']);
    expect((await get(learner, `/v1/banks/${bankId}`)).body).toMatchObject({
      questionCount: 2,
      releaseVersion: '1.0.0',
    });
    await publish(owner).expect(409);
  });

  it('gives learners what the preview of the draft showed', async () => {
    const { id } = await sound('as-shown', { prompt: 'What is shown?' });
    const { body } = await get(owner, `/v1/drafts/${id}/preview`).expect(200);
    const { question, outline } = body as { question: Json; outline: Json };
    await publish(owner).expect(201);
    const read = (await get(learner, `/v1/questions/${id}`)).body as Json;
    expect({ ...read, revisionId: question['revisionId'] }).toEqual(question);
    const shown = (await get(owner, `/v1/questions/${id}/outline`)).body as Json;
    expect({ ...shown, id: outline['id'] }).toEqual(outline);
  });

  it('names versions by what changes, and says what differs', async () => {
    await sound('one');
    await sound('two');
    await publish(owner).expect(201);
    const { one = '', two = '' } = await questions();

    await edit(one, { intent: 'Probes something else.' });
    expect((await publish(owner).expect(201)).body).toMatchObject({
      version: '1.0.1',
      reworded: 1,
    });
    expect(await changesOf(2)).toEqual(['one reworded intent']);

    await sound('three');
    expect((await publish(owner)).body).toMatchObject({ version: '1.1.0', added: 1 });
    expect(await changesOf(3)).toEqual(['three added']);

    await edit(one, { difficulty: 5, title: 'Harder' }, 7);
    expect((await publish(owner)).body).toMatchObject({ version: '2.0.0', rescored: 1 });
    expect(await changesOf(4)).toEqual(['one rescored title,difficulty,position']);

    await edit(two, {}, 9);
    expect((await publish(owner)).body).toMatchObject({ version: '2.0.1', moved: 1 });
    expect(await changesOf(5)).toEqual(['two moved position']);

    const retired = await publish(owner, { retire: [one] }).expect(201);
    expect(retired.body).toMatchObject({ version: '3.0.0', retired: 1, questionCount: 2 });
    expect(await changesOf(6)).toEqual(['one retired']);
    expect(Object.keys(await questions())).not.toContain('one');

    await edit(two, { intent: 'Probes a third thing.' });
    const mixed = await publish(owner, { restore: [one] }).expect(201);
    expect(mixed.body).toMatchObject({ version: '3.1.0', restored: 1, reworded: 1 });
    expect(await changesOf(7)).toEqual(['one restored', 'two reworded intent']);
  });

  it('brings a retired question back in its words, where its draft wants it', async () => {
    await sound('away');
    await publish(owner).expect(201);
    const { away = '' } = await questions();
    await publish(owner, { retire: [away] }).expect(201);
    await edit(away, {}, 77);
    expect((await publish(owner).expect(201)).body).toMatchObject({
      version: '2.1.0',
      restored: 1,
    });
    const { body } = await get(learner, `/v1/questions/${away}`);
    expect(body).toMatchObject({ position: 77, retiredAt: null });
    const revisions = await get(learner, `/v1/questions/${away}/revisions`);
    expect((revisions.body as { data: object[] }).data).toHaveLength(1);
  });

  it('publishes only the drafts that are named, and of those what the publisher saw', async () => {
    const { id } = await sound('wanted');
    const other = await sound('unwanted');
    const seen = (version: number) => ({
      draftIds: [id],
      draftVersions: [{ id, version }],
    });
    const late = await publish(owner, seen(2));
    expect(refusal(late)).toEqual([409, 'conflict']);
    expect(errorsOf(late)).toEqual(['#/draftVersions/0 changed']);
    await publish(owner, seen(1)).expect(201);
    expect(await leftDrafts()).toEqual(['unwanted']);
    const lost = await publish(owner, { draftIds: [other.id, id] });
    expect(errorsOf(lost)).toEqual(['#/draftIds/1 unknown-reference']);
  });

  it('publishes nothing while a draft has an error, and tells them all by draft', async () => {
    await sound('fine');
    const half = await draft({ ...questionDocument('half'), hints: [] });
    const { prompt: _, ...rest } = questionDocument('empty');
    const gap = await draft(rest);
    const response = await publish(owner);
    expect(refusal(response)).toEqual([422, 'rule-violated']);
    expect(errorsOf(response).toSorted(byText)).toEqual(
      [
        `#/drafts/${half.id}/hints count-out-of-range`,
        `#/drafts/${gap.id}/prompt missing`,
      ].toSorted(byText),
    );
    expect(await leftDrafts()).toHaveLength(3);
    await get(learner, `/v1/banks/${bankId}/releases/1`).expect(404);
  });

  it('holds drafts against each other and against what stays', async () => {
    const copy = questionDocument('copied');
    await sound('copied');
    await draft({ ...copy, slug: 'copying' });
    expect(errorsOf(await publish(owner)).join()).toContain('/outline shared-outline');
    await app.dataSource.query(`DELETE FROM question_draft WHERE slug = 'copying'`);
    await sound('of-it', { variantOf: 'copied' });
    await publish(owner).expect(201);
    const { copied = '' } = await questions();
    expect(errorsOf(await publish(owner, { retire: [copied] }))).toEqual([
      '#/retire/0 still-named',
    ]);
    expect(errorsOf(await publish(owner, { restore: [copied] }))).toEqual([
      '#/restore/0 wrong-state',
    ]);
    expect(errorsOf(await publish(owner, { retire: [randomUUID()] }))).toEqual([
      '#/retire/0 unknown-reference',
    ]);
    await edit(copied, { title: 'Other' });
    expect(errorsOf(await publish(owner, { retire: [copied] }))).toContain(
      '#/retire/0 also-drafted',
    );
  });

  it('lets one of two publishers go first, and doubles nothing', async () => {
    for (let place = 0; place < 6; place += 1) await sound(`raced-${place}`);
    const answers = await Promise.all([publish(owner), publish(editor), publish(owner)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(Object.keys(await questions())).toHaveLength(6);
    const rows = await app.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM question_revision r JOIN question q ON q.id = r.question_id
        WHERE q.bank_id = $1`,
      [bankId],
    );
    expect(Number(rows[0]?.count)).toBe(6);
  });

  it('loses no change that is made while it publishes', async () => {
    const { id } = await sound('moving');
    const [published, patched] = await Promise.all([
      publish(owner),
      app.http
        .patch(`/v1/drafts/${id}`)
        .set({ ...editor.auth, 'If-Match': `"${id}.1"` })
        .send({ document: { title: 'Changed in time' } }),
    ]);
    expect(published.status).toBe(201);
    expect([200, 404]).toContain(patched.status);
    const { title } = (await get(learner, `/v1/questions/${id}`)).body as { title: string };
    expect(title).toBe(patched.status === 200 ? 'Changed in time' : 'Title of moving');
  });

  it('makes one of a request that is sent twice', async () => {
    await sound('once');
    const headers = { ...owner.auth, 'Idempotency-Key': randomUUID() };
    const send = () => app.http.post(`/v1/banks/${bankId}/releases`).set(headers).send({});
    const [first, second] = [await send(), await send()];
    expect([first.status, second.text]).toEqual([201, first.text]);
  });

  it('refuses learners and viewers, and is not there for others', async () => {
    await sound('kept-back');
    for (const path of ['releases', 'releases/preview', 'release-tasks']) {
      expect(refusal(await post(learner, path))).toEqual([403, 'forbidden']);
      expect(refusal(await post(viewer, path))).toEqual([403, 'forbidden']);
      expect(refusal(await post(stranger, path))).toEqual([404, 'not-found']);
    }
    expect(await leftDrafts()).toEqual(['kept-back']);
  });
});

describe('POST /v1/banks/:id/releases/preview', () => {
  it('says what publishing does, and does nothing', async () => {
    await sound('one');
    await sound('two');
    await sound('gone');
    await publish(owner).expect(201);
    const { one = '', gone = '' } = await questions();
    await edit(one, { difficulty: 5 });
    await sound('new-one');
    const order = { retire: [gone] };
    const { body } = await preview(editor, order).expect(200);
    const foreseen = body as Release & { isPublishable: boolean; changes: Change[] };
    expect(foreseen).toMatchObject({
      number: 2,
      version: '2.0.0',
      isPublishable: true,
      added: 1,
      rescored: 1,
      retired: 1,
      findings: [],
    });
    expect(await leftDrafts()).toHaveLength(2);
    const made = await publish(owner, order).expect(201);
    expect(foreseen.version).toBe((made.body as Release).version);
    const foretold = foreseen.changes.map(({ slug, change, fields }) =>
      `${slug} ${change} ${fields.join()}`.trim(),
    );
    expect(await changesOf(2)).toEqual(foretold.toSorted(byText));
  });

  it('tells what keeps drafts from being published', async () => {
    const { id } = await draft({ ...questionDocument('short'), hints: ['One.'] });
    const { body } = await preview(owner).expect(200);
    expect(body).toMatchObject({
      version: '1.0.0',
      isPublishable: false,
      findings: [{ draftId: id, slug: 'short', pointer: '#/hints', severity: 'error' }],
    });
    const empty = await preview(owner, { draftIds: [] }).expect(200);
    expect(empty.body).toMatchObject({ version: null, isPublishable: false, changes: [] });
  });
});

describe('GET /v1/banks/:id/releases', () => {
  it('pages through them and what they change, for whoever may read the bank', async () => {
    for (const slug of ['one', 'two', 'three']) {
      await sound(slug);
      if (slug !== 'two') await publish(owner).expect(201);
    }
    const first = await get(learner, `/v1/banks/${bankId}/releases?limit=1`).expect(200);
    const { data, nextCursor } = first.body as { data: Release[]; nextCursor: string };
    expect(data.map(({ number }) => number)).toEqual([2]);
    const rest = await get(learner, `/v1/banks/${bankId}/releases?limit=1&cursor=${nextCursor}`);
    expect(rest.body).toMatchObject({ data: [{ number: 1 }], nextCursor: null });
    const page = await get(learner, `/v1/banks/${bankId}/releases/2?limit=1`).expect(200);
    expect(page.body).toMatchObject({
      release: { number: 2, version: '1.1.0', added: 2 },
      data: [{ slug: 'three', change: 'added', fields: [] }],
    });
    const { nextCursor: next } = page.body as { nextCursor: string };
    const last = await get(learner, `/v1/banks/${bankId}/releases/2?limit=1&cursor=${next}`);
    expect(last.body).toMatchObject({ data: [{ slug: 'two' }], nextCursor: null });
    expect(last.text).not.toContain('Point');
    await app.dataSource.query(`UPDATE bank SET visibility = 'private' WHERE id = $1`, [bankId]);
    await get(learner, `/v1/banks/${bankId}/releases`).expect(404);
    await get(learner, `/v1/banks/${bankId}/releases/1`).expect(404);
    await get(viewer, `/v1/banks/${bankId}/releases/1`).expect(200);
  });
});

describe('POST /v1/banks/:id/release-tasks', () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const slug = `bulk-${index}`;
      const { slug: _slug, ...document } = questionDocument(slug);
      const names = { questionId: null, slug, externalId: null, position: null };
      return { ...names, document };
    });
  const writeMany = (count: number) =>
    app.app
      .get(UnitOfWork)
      .run(() => app.app.get(DraftBook).write(bankId, owner.id, entries(count)));
  const start = async () => {
    const started = await post(owner, 'release-tasks', { notes: 'Many.' }).expect(202);
    return (started.body as { id: string }).id;
  };

  it('publishes more than a request has time for', async () => {
    await writeMany(620);
    expect(errorsOf(await publish(owner))).toEqual(['#/draftIds too-many']);
    expect(errorsOf(await preview(owner))).toEqual(['#/draftIds too-many']);
    const taskId = await start();
    await runDueTasks(app);
    const task = await getTask(app, owner, taskId);
    expect(task).toMatchObject({ state: 'done', result: { number: 1, added: 620 } });
    expect(await leftDrafts()).toEqual([]);
    expect((await get(learner, `/v1/banks/${bankId}`)).body).toMatchObject({ questionCount: 620 });
  }, 60_000);

  it('publishes nothing when a draft has an error, or nothing is left to publish', async () => {
    await writeMany(2);
    const { id } = await draft({ slug: 'unfinished' });
    const failing = await start();
    await runDueTasks(app);
    expect(await getTask(app, owner, failing)).toMatchObject({
      state: 'failed',
      problem: { code: 'rule-violated' },
    });
    expect(await leftDrafts()).toHaveLength(3);
    await app.http
      .delete(`/v1/drafts/${id}`)
      .set({ ...owner.auth, 'If-Match': '*' })
      .expect(204);
    await start();
    await runDueTasks(app);
    const empty = await start();
    await runDueTasks(app);
    expect(await getTask(app, owner, empty)).toMatchObject({
      state: 'failed',
      problem: { code: 'invalid-state' },
    });
  });
});

describe('drafts and learners', () => {
  it('never meet', async () => {
    const sentinel = 'zebrafinch';
    await sound('told');
    await publish(owner).expect(201);
    const { told = '' } = await questions();
    await edit(told, { title: `Title ${sentinel}`, intent: sentinel, prompt: sentinel });
    const fresh = await sound(`new-${sentinel}`, { prompt: sentinel });
    const routes = listRoutes(app).filter(({ name }) => name.startsWith('GET '));
    const ids = [bankId, told, fresh.id];
    let answered = 0;
    for (const { name } of routes) {
      if (name.includes('/events') || name.includes('/stream')) continue;
      for (const id of ids) {
        const path = name.slice(4).replaceAll(':number', '1').replaceAll(/:\w+/gu, id);
        const response = await get(learner, path);
        answered += response.status === 200 ? 1 : 0;
        expect([path, response.text.includes(sentinel)]).toEqual([path, false]);
      }
    }
    expect(answered).toBeGreaterThan(20);
    const search = await get(learner, `/v1/questions?q=${sentinel}`);
    expect(search.body).toMatchObject({ data: [] });
  });
});

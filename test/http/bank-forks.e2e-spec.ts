import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { fileNames, makeBank, makeDraft } from '../support/authoring.js';
import { questionDocument, questionIds, type Json } from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let owner: SignedUp;
let viewer: SignedUp;
let stranger: SignedUp;
let learner: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app, { role: 'coach' });
  viewer = await signUp(app, { role: 'coach' });
  stranger = await signUp(app, { role: 'coach' });
  learner = await signUp(app);
  await fileNames(app);
});
afterAll(() => app.close());

const fork = (who: SignedUp, id: string, body: object) =>
  app.http.post(`/v1/banks/${id}/fork`).set(who.auth).send(body);
const upstream = (who: SignedUp, id: string, query = '') =>
  app.http.get(`/v1/banks/${id}/upstream-changes${query}`).set(who.auth);
const get = (who: SignedUp, path: string) => app.http.get(path).set(who.auth);
const refusal = ({ status, body }: Response) => [status, (body as { code: string }).code];
const copyOf = (slug: string, more: object = {}) => ({ slug, title: 'My copy', ...more });

async function publish(bankId: string, documents: Json[], order: object = {}): Promise<void> {
  for (const document of documents) await makeDraft(app, owner, bankId, document);
  const path = `/v1/banks/${bankId}/releases`;
  await app.http.post(path).set(owner.auth).send(order).expect(201);
}

async function edit(bankId: string, questionId: string, document: Json): Promise<void> {
  const path = `/v1/banks/${bankId}/drafts`;
  await app.http.post(path).set(owner.auth).send({ questionId, document }).expect(201);
}

async function openBank(changes: Json = {}): Promise<string> {
  const bankId = await makeBank(app, owner, { visibility: 'public', reveal: 'open', ...changes });
  await publish(bankId, [
    questionDocument('one', { externalId: 'deck:1' }),
    questionDocument('two', { variantOf: 'one' }),
  ]);
  return bankId;
}

const hashes = (bankId: string) =>
  app.dataSource.query<unknown>(
    `SELECT q.slug, q.external_id, q.position, r.content_hash FROM question q
       JOIN question_revision r ON r.id = q.current_revision_id
      WHERE q.bank_id = $1 ORDER BY q.slug`,
    [bankId],
  );

describe('POST /v1/banks/:id/fork', () => {
  it('copies the newest release into a private bank of one’s own', async () => {
    const bankId = await openBank();
    const made = await fork(stranger, bankId, copyOf('my-copy')).expect(201);
    const { id } = made.body as { id: string };
    expect(made.body).toMatchObject({
      slug: 'my-copy',
      title: 'My copy',
      description: 'For tests.',
      license: 'CC-BY-4.0',
      ownerId: stranger.id,
      visibility: 'private',
      reveal: 'open',
      questionCount: 2,
      releaseVersion: '1.0.0',
      forkedFromBankId: bankId,
      forkedFromRelease: 1,
    });
    expect(made.headers['location']).toBe(`/v1/banks/${id}`);
    expect(await hashes(id)).toEqual(await hashes(bankId));
    const [original, copy] = [await questionIds(app, bankId), await questionIds(app, id)];
    expect(copy['one']).not.toBe(original['one']);
    await get(stranger, `/v1/questions/${copy['one']}/outline`).expect(200);
    expect(refusal(await get(owner, `/v1/banks/${id}`))).toEqual([404, 'not-found']);
    expect(refusal(await fork(stranger, bankId, copyOf('my-copy')))).toEqual([
      409,
      'already-exists',
    ]);
  });

  it('copies an older release as it was', async () => {
    const bankId = await openBank();
    const { one = '' } = await questionIds(app, bankId);
    const before = await hashes(bankId);
    await edit(bankId, one, { title: 'Another title' });
    await publish(bankId, [questionDocument('three')]);
    const old = await fork(stranger, bankId, copyOf('old-copy', { release: 1 })).expect(201);
    expect(old.body).toMatchObject({ forkedFromRelease: 1, questionCount: 2 });
    expect(await hashes((old.body as { id: string }).id)).toEqual(before);
    const absent = await fork(stranger, bankId, copyOf('no-copy', { release: 9 }));
    expect(refusal(absent)).toEqual([422, 'rule-violated']);
    expect(absent.body).toMatchObject({ errors: [{ pointer: '#/release' }] });
  });

  it('is for whoever may see all outlines already', async () => {
    const sealed = await openBank({ reveal: 'after-attempt' });
    expect(refusal(await fork(stranger, sealed, copyOf('sealed')))).toEqual([403, 'forbidden']);
    const path = `/v1/banks/${sealed}/collaborators/${viewer.id}`;
    await app.http.put(path).set(owner.auth).send({ role: 'viewer' }).expect(200);
    await fork(viewer, sealed, copyOf('sealed')).expect(201);
    expect(refusal(await fork(learner, sealed, copyOf('sealed')))).toEqual([403, 'forbidden']);
    const hidden = await openBank({ visibility: 'private' });
    expect(refusal(await fork(stranger, hidden, copyOf('hidden')))).toEqual([404, 'not-found']);
    const absent = await fork(stranger, randomUUID(), copyOf('absent'));
    expect(refusal(absent)).toEqual([404, 'not-found']);
  });

  it('respects a licence that forbids changed copies, and copies nothing of nothing', async () => {
    const strict = await openBank({ license: 'CC-BY-NC-ND-4.0' });
    const refused = await fork(stranger, strict, copyOf('strict'));
    expect(refusal(refused)).toEqual([422, 'rule-violated']);
    expect(refused.body).toMatchObject({ errors: [{ code: 'license-forbids-derivatives' }] });
    const empty = await makeBank(app, owner, { visibility: 'public', reveal: 'open' });
    expect(refusal(await fork(stranger, empty, copyOf('empty')))).toEqual([409, 'invalid-state']);
  });

  it('makes one of a request that is sent twice', async () => {
    const bankId = await openBank();
    const headers = { ...stranger.auth, 'Idempotency-Key': randomUUID() };
    const send = () => app.http.post(`/v1/banks/${bankId}/fork`).set(headers).send(copyOf('once'));
    const [first, second] = [await send(), await send()];
    expect([first.status, second.text]).toEqual([201, first.text]);
  });
});

describe('GET /v1/banks/:id/upstream-changes', () => {
  it('lists what the original changed since, and only that', async () => {
    const bankId = await openBank();
    const { id } = (await fork(owner, bankId, copyOf('follower'))).body as { id: string };
    expect((await upstream(owner, id).expect(200)).body).toMatchObject({ data: [] });
    const { one = '', two = '' } = await questionIds(app, bankId);
    await edit(bankId, one, { title: 'Another title' });
    await publish(bankId, [questionDocument('three')]);
    await edit(bankId, one, { prompt: 'Another prompt.' });
    await publish(bankId, [], { retire: [two] });
    const all = await upstream(owner, id).expect(200);
    expect(all.body).toMatchObject({
      copied: { number: 1, version: '1.0.0' },
      newest: { number: 3, version: '2.0.0' },
      data: [
        { slug: 'one', questionId: one, change: 'reworded', fields: ['title', 'prompt'] },
        { slug: 'three', change: 'added', fields: [] },
        { slug: 'two', change: 'retired' },
      ],
      nextCursor: null,
    });
    const first = await upstream(owner, id, '?limit=2').expect(200);
    const { nextCursor } = first.body as { nextCursor: string };
    const rest = await upstream(owner, id, `?limit=2&cursor=${nextCursor}`).expect(200);
    expect(rest.body).toMatchObject({ data: [{ slug: 'two' }], nextCursor: null });
    expect(refusal(await upstream(stranger, id))).toEqual([404, 'not-found']);
    expect(refusal(await upstream(learner, id))).toEqual([403, 'forbidden']);
    expect(refusal(await upstream(owner, bankId))).toEqual([409, 'invalid-state']);
  });

  it('ends with the right to read the original', async () => {
    const bankId = await openBank();
    const { id } = (await fork(stranger, bankId, copyOf('cut-off'))).body as { id: string };
    await upstream(stranger, id).expect(200);
    await app.dataSource.query(`UPDATE bank SET visibility = 'private' WHERE id = $1`, [bankId]);
    expect(refusal(await upstream(stranger, id))).toEqual([404, 'not-found']);
  });
});

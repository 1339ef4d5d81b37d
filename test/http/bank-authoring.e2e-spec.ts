import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { makeBank } from '../support/authoring.js';
import { bankDocument, importBank, questionDocument } from '../support/bank-document.js';
import { makeCohort } from '../support/cohorts.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let owner: SignedUp;
let editor: SignedUp;
let viewer: SignedUp;
let stranger: SignedUp;
let learner: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app, { role: 'coach' });
  editor = await signUp(app, { role: 'coach' });
  viewer = await signUp(app, { role: 'coach' });
  stranger = await signUp(app, { role: 'coach' });
  learner = await signUp(app);
});
afterAll(() => app.close());

const terms = (slug: string) => ({
  slug,
  title: 'Databases',
  description: 'Storage engines.',
  license: 'CC-BY-4.0',
});
const create = (who: SignedUp, body: object) => app.http.post('/v1/banks').set(who.auth).send(body);
const get = (who: SignedUp, id: string) => app.http.get(`/v1/banks/${id}`).set(who.auth);
const patch = (who: SignedUp, id: string, body: object, ifMatch = '*') =>
  app.http
    .patch(`/v1/banks/${id}`)
    .set({ ...who.auth, 'If-Match': ifMatch })
    .send(body);
const remove = (who: SignedUp, id: string, ifMatch = '*') =>
  app.http.delete(`/v1/banks/${id}`).set({ ...who.auth, 'If-Match': ifMatch });
const refusal = ({ status, body }: Response) => [status, (body as { code: string }).code];

async function teamBank(): Promise<string> {
  const id = await makeBank(app, owner);
  for (const [{ id: accountId }, role] of [
    [editor, 'editor'],
    [viewer, 'viewer'],
  ] as const) {
    const path = `/v1/banks/${id}/collaborators/${accountId}`;
    await app.http.put(path).set(owner.auth).send({ role }).expect(200);
  }
  return id;
}

describe('POST /v1/banks', () => {
  it('makes a private bank that is the caller’s', async () => {
    const made = await create(owner, terms('databases')).expect(201);
    const body = made.body as { id: string };
    expect(body).toEqual({
      ...terms('databases'),
      id: body.id,
      version: 1,
      ownerId: owner.id,
      visibility: 'private',
      reveal: 'after-attempt',
      isDefault: false,
      questionCount: 0,
      releaseNumber: null,
      releaseVersion: null,
      forkedFromBankId: null,
      forkedFromRelease: null,
      createdAt: app.clock.now().toISOString(),
      updatedAt: app.clock.now().toISOString(),
    });
    expect(made.headers['location']).toBe(`/v1/banks/${body.id}`);
    const read = await get(owner, body.id).expect(200);
    expect(read.body).toEqual(body);
    expect(read.headers['etag']).toBe(`"${body.id}.1"`);
    for (const who of [stranger, learner]) await get(who, body.id).expect(404);
  });

  it('takes what is said about readers', async () => {
    const body = { ...terms('open-one'), reveal: 'open', visibility: 'public' };
    expect((await create(owner, body)).body).toMatchObject(body);
  });

  it('refuses a slug that the caller has, and leaves it to others', async () => {
    await create(owner, terms('twice')).expect(201);
    expect(refusal(await create(owner, terms('twice')))).toEqual([409, 'already-exists']);
    await create(stranger, terms('twice')).expect(201);
  });

  it('makes one of a request that is sent twice', async () => {
    const headers = { ...owner.auth, 'Idempotency-Key': randomUUID() };
    const send = () => app.http.post('/v1/banks').set(headers).send(terms('once'));
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
  });

  it.each([
    [{ slug: 'Not A Slug' }, '#/slug'],
    [{ title: '' }, '#/title'],
    [{ reveal: 'never' }, '#/reveal'],
    [{ visibility: null }, '#/visibility'],
    [{ ownerId: randomUUID() }, '#/ownerId'],
    [{ isDefault: true }, '#/isDefault'],
  ])('refuses %j', async (change, pointer) => {
    const response = await create(owner, { ...terms('refused'), ...change }).expect(400);
    expect(response.body).toMatchObject({ errors: [{ pointer }] });
  });

  it('refuses learners, and coaches who are none any longer', async () => {
    expect(refusal(await create(learner, terms('mine')))).toEqual([403, 'forbidden']);
    const former = await signUp(app, { role: 'coach' });
    const id = await makeBank(app, former);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [former.id]);
    expect(refusal(await create(former, terms('again')))).toEqual([403, 'forbidden']);
    expect(refusal(await patch(former, id, { title: 'Mine' }))).toEqual([403, 'forbidden']);
  });
});

describe('PATCH /v1/banks/:id', () => {
  it('changes what is given, once for each version', async () => {
    const id = await teamBank();
    const change = { title: 'New title', reveal: 'open' };
    const changed = await patch(editor, id, change, `"${id}.3"`).expect(200);
    expect(changed.body).toMatchObject({ ...change, version: 4, license: 'CC-BY-4.0' });
    expect(changed.headers['etag']).toBe(`"${id}.4"`);
    const late = await patch(owner, id, { title: 'Late' }, `"${id}.3"`);
    expect(refusal(late)).toEqual([412, 'precondition-failed']);
    expect((await patch(owner, id, {})).body).toMatchObject({ version: 4 });
    expect((await get(viewer, id)).body).toEqual(changed.body);
    const unsaid = await app.http.patch(`/v1/banks/${id}`).set(owner.auth).send(change);
    expect(refusal(unsaid)).toEqual([428, 'precondition-required']);
  });

  it('leaves it to the owner who may read it', async () => {
    const id = await teamBank();
    const open = { visibility: 'public' };
    expect(refusal(await patch(editor, id, open))).toEqual([403, 'forbidden']);
    expect((await patch(owner, id, open)).body).toMatchObject(open);
    await get(learner, id).expect(200);
    await patch(editor, id, { ...open, title: 'Same readers' }).expect(200);
  });

  it('refuses viewers, and is not there for who has no part in it', async () => {
    const id = await teamBank();
    await patch(owner, id, { visibility: 'public' }).expect(200);
    expect(refusal(await patch(viewer, id, { title: 'Mine' }))).toEqual([403, 'forbidden']);
    expect(refusal(await patch(stranger, id, { title: 'Mine' }))).toEqual([404, 'not-found']);
    expect(refusal(await patch(learner, id, { title: 'Mine' }))).toEqual([403, 'forbidden']);
    expect(refusal(await patch(owner, id, { slug: 'another' }))).toEqual([
      400,
      'validation-failed',
    ]);
  });
});

describe('DELETE /v1/banks/:id', () => {
  it('takes a bank away that was never released, with those who follow it', async () => {
    const id = await teamBank();
    await patch(owner, id, { visibility: 'public' }).expect(200);
    await app.http.put(`/v1/follows/${id}`).set(learner.auth).expect(200);
    expect(refusal(await remove(editor, id))).toEqual([403, 'forbidden']);
    expect(refusal(await remove(stranger, id))).toEqual([404, 'not-found']);
    expect(refusal(await remove(owner, id, `"${id}.1"`))).toEqual([412, 'precondition-failed']);
    await remove(owner, id, `"${id}.4"`).expect(204);
    await get(owner, id).expect(404);
    expect(refusal(await remove(owner, id))).toEqual([404, 'not-found']);
  });

  it('leaves a cohort what it has', async () => {
    const id = await makeBank(app, owner);
    const cohort = await makeCohort(app, owner);
    const path = `/v1/cohorts/${cohort.id}/banks/${id}`;
    await patch(owner, id, { visibility: 'cohort' }).expect(200);
    const shared = await app.http.put(path).set(owner.auth).send({});
    expect(shared.status).toBeLessThan(300);
    expect(refusal(await remove(owner, id))).toEqual([409, 'conflict']);
    await app.http.delete(path).set(owner.auth).expect(204);
    await remove(owner, id).expect(204);
  });

  it('keeps what learners may have seen', async () => {
    const { bankId } = await importBank(app, bankDocument('kept', [questionDocument('one')]));
    await app.dataSource.query('UPDATE bank SET owner_id = $2 WHERE id = $1', [bankId, owner.id]);
    expect(refusal(await remove(owner, bankId))).toEqual([409, 'invalid-state']);
    await get(owner, bankId).expect(200);
  });
});

describe('POST /v1/topics, /v1/skills and /v1/sources', () => {
  const source = {
    id: 'new-source',
    title: 'A paper',
    authors: 'Somebody',
    year: '2020',
    url: 'https://example.org/paper',
    kind: 'paper',
    provider: 'neutral',
    cost: 'free',
    difficulty: 'intro',
    minutes: 30,
  };
  const cases = [
    ['topics', { slug: 'new-topic', name: 'New topic' }, 'slug'],
    ['skills', { slug: 'new-skill', name: 'New skill', description: 'Doing it.' }, 'slug'],
    ['sources', { ...source, topics: ['new-topic'] }, 'id'],
  ] as const;

  it.each(cases)('adds to %s, and never changes what is there', async (list, body, key) => {
    const path = `/v1/${list}`;
    const made = await app.http.post(path).set(owner.auth).send(body).expect(201);
    expect(made.body).toMatchObject(body);
    const again = await app.http
      .post(path)
      .set(stranger.auth)
      .send({ ...body, ...('name' in body ? { name: 'Renamed' } : { title: 'Renamed' }) });
    expect(refusal(again)).toEqual([409, 'already-exists']);
    const read = await app.http.get(`${path}?limit=100`).set(learner.auth).expect(200);
    const { data } = read.body as { data: Record<string, unknown>[] };
    const name = (body as Record<string, unknown>)[key];
    expect(data.filter((each) => each[key] === name)).toEqual([made.body]);
  });

  it.each(cases)('refuses learners for %s', async (list, body, _key) => {
    const response = await app.http.post(`/v1/${list}`).set(learner.auth).send(body);
    expect(refusal(response)).toEqual([403, 'forbidden']);
  });

  it('refuses topics that are none', async () => {
    const body = { ...source, id: 'lost', topics: ['new-topic', 'no-topic'] };
    const response = await app.http.post('/v1/sources').set(owner.auth).send(body).expect(422);
    expect(response.body).toMatchObject({ errors: [{ pointer: '#/topics/1' }] });
  });
});

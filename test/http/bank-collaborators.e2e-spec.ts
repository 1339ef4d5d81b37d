import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { makeBank } from '../support/authoring.js';
import { signUp, type SignedUp } from '../support/login.js';
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
  owner = await signUp(app, { role: 'coach', displayName: 'Olga' });
  editor = await signUp(app, { role: 'coach', displayName: 'Edda' });
  viewer = await signUp(app, { role: 'coach', displayName: 'Vito' });
  stranger = await signUp(app, { role: 'coach' });
  learner = await signUp(app);
});
beforeEach(async () => {
  bankId = await makeBank(app, owner);
  await put(owner, editor.id, 'editor').expect(200);
  await put(owner, viewer.id, 'viewer').expect(200);
});
afterAll(() => app.close());

const base = () => `/v1/banks/${bankId}`;
const put = (who: SignedUp, accountId: string, role: string) =>
  app.http.put(`${base()}/collaborators/${accountId}`).set(who.auth).send({ role });
const list = (who: SignedUp, query = '') =>
  app.http.get(`${base()}/collaborators${query}`).set(who.auth);
const remove = (who: SignedUp, accountId: string) =>
  app.http.delete(`${base()}/collaborators/${accountId}`).set(who.auth);
const handOver = (who: SignedUp, accountId: string) =>
  app.http.put(`${base()}/owner`).set(who.auth).send({ accountId });
const refusal = ({ status, body }: Response) => [status, (body as { code: string }).code];

async function roles(): Promise<Record<string, string>> {
  const { data } = (await list(editor)).body as {
    data: { displayName: string; role: string }[];
  };
  return Object.fromEntries(data.map(({ displayName, role }) => [displayName, role]));
}

describe('GET /v1/banks/:id/collaborators', () => {
  it('lists them for everybody who works on the bank, page by page', async () => {
    expect(await roles()).toEqual({ Edda: 'editor', Vito: 'viewer' });
    const first = await list(viewer, '?limit=1').expect(200);
    const { nextCursor, data } = first.body as { nextCursor: string; data: object[] };
    const second = await list(viewer, `?limit=1&cursor=${nextCursor}`).expect(200);
    const rest = second.body as { nextCursor: string | null; data: object[] };
    expect(rest.nextCursor).toBeNull();
    expect(new Set([...data, ...rest.data].map((each) => JSON.stringify(each))).size).toBe(2);
  });

  it('refuses learners, and is not there for coaches without a part in the bank', async () => {
    expect(refusal(await list(learner))).toEqual([403, 'forbidden']);
    expect(refusal(await list(stranger))).toEqual([404, 'not-found']);
  });
});

describe('PUT /v1/banks/:id/collaborators/:accountId', () => {
  it('adds somebody, and changes what they may do', async () => {
    const made = await put(owner, stranger.id, 'viewer').expect(200);
    expect(made.body).toEqual({
      accountId: stranger.id,
      displayName: 'A coach',
      role: 'viewer',
      addedAt: app.clock.now().toISOString(),
    });
    app.clock.advance({ minutes: 1 });
    const changed = await put(owner, stranger.id, 'editor').expect(200);
    expect(changed.body).toEqual({ ...(made.body as object), role: 'editor' });
    expect(await roles()).toMatchObject({ 'A coach': 'editor' });
  });

  it('reads alike for accounts that may not author and for none', async () => {
    const learning = await put(owner, learner.id, 'viewer');
    const nobody = await put(owner, randomUUID(), 'viewer');
    expect(refusal(learning)).toEqual([422, 'rule-violated']);
    const { errors } = learning.body as { errors: object[] };
    expect((nobody.body as { errors: object[] }).errors).toEqual(errors);
    expect(errors).toMatchObject([{ pointer: '#/accountId', code: 'needs-coach-account' }]);
  });

  it('is for the owner, who is no collaborator', async () => {
    expect(refusal(await put(owner, owner.id, 'viewer'))).toEqual([409, 'invalid-state']);
    expect(refusal(await put(editor, stranger.id, 'editor'))).toEqual([403, 'forbidden']);
    expect(refusal(await put(viewer, viewer.id, 'editor'))).toEqual([403, 'forbidden']);
    expect(refusal(await put(stranger, stranger.id, 'editor'))).toEqual([404, 'not-found']);
    expect(refusal(await put(learner, learner.id, 'editor'))).toEqual([403, 'forbidden']);
    expect(await roles()).toEqual({ Edda: 'editor', Vito: 'viewer' });
  });
});

describe('DELETE /v1/banks/:id/collaborators/:accountId', () => {
  it('ends what somebody may do, by the owner or by themselves', async () => {
    expect(refusal(await remove(editor, viewer.id))).toEqual([403, 'forbidden']);
    await remove(viewer, viewer.id).expect(204);
    // Queues tell banks apart by their versions.
    expect((await app.http.get(base()).set(owner.auth)).body).toMatchObject({ version: 4 });
    expect(refusal(await list(viewer))).toEqual([404, 'not-found']);
    expect(refusal(await remove(owner, viewer.id))).toEqual([404, 'not-found']);
    await remove(owner, editor.id).expect(204);
    expect((await list(owner)).body).toMatchObject({ data: [] });
    expect(refusal(await remove(stranger, editor.id))).toEqual([404, 'not-found']);
  });
});

describe('PUT /v1/banks/:id/owner', () => {
  it('hands the bank over; who had it edits it', async () => {
    await handOver(owner, viewer.id).expect(204);
    expect((await app.http.get(base()).set(viewer.auth)).body).toMatchObject({
      ownerId: viewer.id,
      version: 4,
    });
    expect(await roles()).toEqual({ Edda: 'editor', Olga: 'editor' });
    expect(refusal(await handOver(owner, owner.id))).toEqual([403, 'forbidden']);
    await handOver(viewer, owner.id).expect(204);
    expect(await roles()).toEqual({ Edda: 'editor', Vito: 'editor' });
  });

  it('refuses who does not work on it, who may not author, and a slug that is taken', async () => {
    const stay = await handOver(owner, stranger.id);
    expect(refusal(stay)).toEqual([422, 'rule-violated']);
    expect(stay.body).toMatchObject({ errors: [{ code: 'not-a-collaborator' }] });
    const { slug } = (await app.http.get(base()).set(owner.auth)).body as { slug: string };
    await makeBank(app, editor, { slug });
    expect(refusal(await handOver(owner, editor.id))).toEqual([409, 'already-exists']);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [viewer.id]);
    expect((await handOver(owner, viewer.id)).body).toMatchObject({
      errors: [{ code: 'needs-coach-account' }],
    });
    expect(refusal(await list(viewer))).toEqual([403, 'forbidden']);
    await app.dataSource.query(`UPDATE account SET role = 'coach' WHERE id = $1`, [viewer.id]);
    expect((await app.http.get(base()).set(owner.auth)).body).toMatchObject({ version: 3 });
    expect(await roles()).toEqual({ Edda: 'editor', Vito: 'viewer' });
  });
});

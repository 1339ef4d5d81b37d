import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { fileNames, makeBank, makeDraft } from '../support/authoring.js';
import { answerQuestion } from '../support/answering.js';
import { questionDocument } from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let owner: SignedUp;
let other: SignedUp;
let bankId: string;
let questionId: string;

beforeAll(async () => {
  app = await startTestApp();
  await fileNames(app);
});
beforeEach(async () => {
  owner = await signUp(app, { role: 'coach' });
  other = await signUp(app, { role: 'coach' });
  bankId = await makeBank(app, owner, { reveal: 'open' });
  questionId = (await makeDraft(app, owner, bankId, questionDocument('published'))).id;
  await app.http.post(`/v1/banks/${bankId}/releases`).set(owner.auth).send({}).expect(201);
  await makeDraft(app, owner, bankId, { slug: 'unfinished', title: 'Only begun' });
});
afterAll(() => app.close());

const letWork = (who: SignedUp, role: string) =>
  app.http
    .put(`/v1/banks/${bankId}/collaborators/${who.id}`)
    .set(owner.auth)
    .send({ role })
    .expect(200);
const practise = (who: SignedUp) =>
  app.http
    .post('/v1/reviews')
    .set(who.auth)
    .send({ id: randomUUID(), questionId, rating: 3, occurredAt: app.clock.now() })
    .expect(201);

async function leave(who: SignedUp): Promise<void> {
  await app.dataSource.query(`UPDATE account SET deletion_requested_at = $2 WHERE id = $1`, [
    who.id,
    new Date(app.clock.now().getTime() - 8 * 86_400_000),
  ]);
  expect(await app.app.get(AccountPurge).purgeDue(app.clock.now())).toBe(1);
}

async function bank(): Promise<{ ownerId: string | null; slug: string; drafts: number } | null> {
  const rows = await app.dataSource.query<
    { ownerId: string | null; slug: string; drafts: number }[]
  >(
    `SELECT owner_id AS "ownerId", slug,
            (SELECT count(*)::integer FROM question_draft d WHERE d.bank_id = b.id) AS drafts
       FROM bank b WHERE id = $1`,
    [bankId],
  );
  return rows[0] ?? null;
}

describe('GET /v1/me/export', () => {
  it('has the banks, the parts in others’ and the drafts', async () => {
    await letWork(other, 'editor');
    const read = async (who: SignedUp) => {
      const { body } = await app.http.get('/v1/me/export').set(who.auth).expect(200);
      return (body as { sections: { authoring: object } }).sections.authoring;
    };
    expect(await read(owner)).toMatchObject({
      banks: [{ id: bankId }],
      collaborations: [],
      drafts: [{ bankId, document: { slug: 'unfinished', title: 'Only begun' } }],
    });
    expect(await read(other)).toMatchObject({
      banks: [],
      collaborations: [{ bankId, role: 'editor' }],
      drafts: [],
    });
  });
});

describe('when the owner of a bank goes', () => {
  it('passes to the first of its editors who may author', async () => {
    const viewer = await signUp(app, { role: 'coach' });
    const former = await signUp(app, { role: 'coach' });
    const later = await signUp(app, { role: 'coach' });
    for (const [who, role] of [
      [viewer, 'viewer'],
      [former, 'editor'],
      [other, 'editor'],
      [later, 'editor'],
    ] as const) {
      await letWork(who, role);
      app.clock.advance({ seconds: 1 });
    }
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [former.id]);
    const slug = (await bank())?.slug ?? '';
    await makeBank(app, other, { slug });
    await leave(owner);
    const passed = await bank();
    expect(passed).toMatchObject({ ownerId: other.id, drafts: 1 });
    expect(passed?.slug).not.toBe(slug);
    const { body } = await app.http.get(`/v1/banks/${bankId}/drafts`).set(other.auth).expect(200);
    expect(body).toMatchObject({ data: [{ slug: 'unfinished', createdBy: null }] });
  });

  it('goes too when it is private and nobody else ever practised it', async () => {
    await practise(owner);
    await answerQuestion(app, owner, questionId);
    await leave(owner);
    expect(await bank()).toBeNull();
    const left = await app.dataSource.query<unknown[]>('SELECT 1 FROM question WHERE id = $1', [
      questionId,
    ]);
    expect(left).toEqual([]);
  });

  it('stays without owner and drafts for those who practised it', async () => {
    await letWork(other, 'viewer');
    await practise(other);
    const slug = (await bank())?.slug;
    await leave(owner);
    expect(await bank()).toMatchObject({ ownerId: null, drafts: 0 });
    expect((await bank())?.slug).not.toBe(slug);
    await app.http.get(`/v1/questions/${questionId}`).set(other.auth).expect(200);
  });

  it('stays when others may read it', async () => {
    // The installation has a bank of this name.
    await app.dataSource.query(
      `UPDATE bank SET visibility = 'public', slug = 'names' WHERE id = $1`,
      [bankId],
    );
    await leave(owner);
    await fileNames(app);
    expect(await bank()).toMatchObject({ ownerId: null, drafts: 0 });
    await app.http.get(`/v1/banks/${bankId}`).set(other.auth).expect(200);
  });

  it('takes the name off what was done for others', async () => {
    await letWork(other, 'editor');
    await makeDraft(app, other, bankId, { slug: 'theirs' });
    await leave(other);
    expect(await bank()).toMatchObject({ ownerId: owner.id, drafts: 2 });
    const path = `/v1/banks/${bankId}/collaborators`;
    expect((await app.http.get(path).set(owner.auth)).body).toMatchObject({ data: [] });
  });
});

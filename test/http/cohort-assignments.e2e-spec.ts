import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { CohortReader } from '../../src/cohorts/cohort.reader.js';
import { BankGate } from '../../src/question-bank/bank-gate.service.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import { enrol, makeCohort } from '../support/cohorts.js';
import { startPractising } from '../support/practice.js';
import type { SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const monday = '2026-03-02T09:00:00.000Z';

interface AssignmentBody {
  id: string;
  version: number;
  title: string;
  bankId: string | null;
  questionIds: string[];
  memberIds: string[] | null;
  closedAt: string | null;
}

let app: TestApp;
let reader: CohortReader;
let owner: SignedUp;
let coach: SignedUp;
let member: SignedUp;
let other: SignedUp;
let stranger: SignedUp;
let bankId: string;
let publicBankId: string;
let questions: Record<string, string>;
let publicQuestion: string;
let cohortId: string;

beforeAll(async () => {
  app = await startTestApp();
  reader = app.app.get(CohortReader);
  owner = await startPractising(app, { role: 'coach' });
  coach = await startPractising(app, { role: 'coach' });
  member = await startPractising(app);
  other = await startPractising(app);
  stranger = await startPractising(app, { role: 'coach' });
  const named = (slugs: string[]) => slugs.map((slug) => questionDocument(slug));
  ({ bankId } = await importBank(app, bankDocument('closed', named(['one', 'two']))));
  await importBank(app, bankDocument('closed', named(['one', 'two', 'three'])));
  questions = await questionIds(app, bankId);
  ({ bankId: publicBankId } = await importBank(app, bankDocument('open', named(['four']))));
  publicQuestion = (await questionIds(app, publicBankId))['four'] ?? '';
});
beforeEach(async () => {
  app.clock.set(monday);
  // People are in the cohorts of earlier tests too, and would still read what those had.
  await app.dataSource.query('DELETE FROM cohort_bank');
  await bankBecomes('cohort', owner.id);
  ({ id: cohortId } = await makeCohort(app, owner));
  await enrol(app, { owner, cohortId }, coach, { role: 'coach' });
  await enrol(app, { owner, cohortId }, member);
});
afterAll(() => app.close());

async function bankBecomes(visibility: string, ownerId: string | null): Promise<void> {
  await app.dataSource.query('DELETE FROM bank_collaborator');
  await app.dataSource.query(`UPDATE bank SET visibility = $2, owner_id = $3 WHERE id = $1`, [
    bankId,
    visibility,
    ownerId,
  ]);
}

const path = (rest: string) => `/v1/cohorts/${cohortId}${rest}`;
const get = (who: SignedUp, rest: string) => app.http.get(path(rest)).set(who.auth);
const share = (who: SignedUp, bank = bankId, body: object = {}) =>
  app.http
    .put(path(`/banks/${bank}`))
    .set(who.auth)
    .send(body);
const unshare = (who: SignedUp, bank = bankId) =>
  app.http.delete(path(`/banks/${bank}`)).set(who.auth);
const week = { title: 'Week 1', dueDay: '2026-03-09' };
const assign = (who: SignedUp, wish: object, headers: object = {}) =>
  app.http
    .post(path('/assignments'))
    .set({ ...who.auth, ...headers })
    .send({ ...week, ...wish });
const patch = (who: SignedUp, id: string, change: object, ifMatch = '*') =>
  app.http
    .patch(path(`/assignments/${id}`))
    .set({ ...who.auth, 'If-Match': ifMatch })
    .send(change);
const close = (who: SignedUp, id: string) =>
  app.http.post(path(`/assignments/${id}/close`)).set(who.auth);

async function assigned(wish: object): Promise<AssignmentBody> {
  const response = await assign(owner, wish);
  if (response.status !== 201) throw new Error(response.text);
  return response.body as AssignmentBody;
}

async function changeNumber(): Promise<number> {
  const rows = await app.dataSource.query<{ change_number: number }[]>(
    'SELECT change_number FROM cohort WHERE id = $1',
    [cohortId],
  );
  return rows[0]?.change_number ?? -1;
}

const refusal = (response: Response) => [response.status, (response.body as { code: string }).code];
const faultsOf = (response: Response) =>
  (response.body as { errors?: { pointer: string; code: string }[] }).errors?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const notFound = [404, 'not-found'];
const forbidden = [403, 'forbidden'];
const openOf = async (who: SignedUp) =>
  (await reader.listOpenAssignments(who.id)).filter((each) => each.cohortId === cohortId);

describe('PUT /v1/cohorts/:id/banks/:bankId', () => {
  it('lets the cohort read the bank, and nobody else', async () => {
    const readBank = (who: SignedUp) => app.http.get(`/v1/banks/${bankId}`).set(who.auth);
    await readBank(member).expect(404);
    const before = await changeNumber();
    const response = await share(owner);
    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      bankId,
      title: 'Bank closed',
      pinnedRelease: null,
      newestRelease: 2,
      sharedBy: owner.id,
      sharedAt: monday,
    });
    expect((await get(member, '/banks')).body).toEqual({ data: [response.body], nextCursor: null });
    await readBank(member).expect(200);
    await readBank(stranger).expect(404);
    expect(await changeNumber()).toBe(before + 1);
    await app.http.delete(path('/membership')).set(member.auth).expect(204);
    await readBank(member).expect(404);
  });

  it('pins a release that exists, and lets go again', async () => {
    const banksOf = async (who: SignedUp) =>
      (await reader.listBanksOf(who.id)).filter((each) => each.cohortId === cohortId);
    await share(owner, bankId, { pinnedRelease: 1 }).expect(200);
    expect(await banksOf(member)).toEqual([{ bankId, cohortId, pinnedRelease: 1 }]);
    const before = await changeNumber();
    expect((await share(coach, bankId, { pinnedRelease: 2 })).body).toMatchObject({
      pinnedRelease: 2,
      sharedBy: owner.id,
    });
    await share(coach, bankId, { pinnedRelease: null }).expect(200);
    await share(coach).expect(200);
    expect(await changeNumber()).toBe(before + 2);
    expect(await banksOf(member)).toEqual([{ bankId, cohortId, pinnedRelease: null }]);
    const unknown = await share(owner, bankId, { pinnedRelease: 3 });
    expect(unknown.status).toBe(422);
    expect(faultsOf(unknown)).toEqual(['#/pinnedRelease unknown-release']);
    expect((await share(owner, bankId, { pinnedRelease: 0 })).status).toBe(400);
    await app.http.post(path('/archive')).set(owner.auth).expect(200);
    expect(await banksOf(member)).toEqual([]);
    await app.http.get(`/v1/banks/${bankId}`).set(member.auth).expect(200);
  });

  it('takes what the caller edits, or what is open', async () => {
    expect(refusal(await share(coach))).toEqual(notFound);
    await share(owner).expect(200);
    await unshare(owner).expect(204);
    const works = (role: string) =>
      app.dataSource.query(`INSERT INTO bank_collaborator VALUES ($1, $2, $3, now())`, [
        bankId,
        coach.id,
        role,
      ]);
    await works('viewer');
    expect(refusal(await share(coach))).toEqual(forbidden);
    await app.dataSource.query('DELETE FROM bank_collaborator');
    await works('editor');
    await share(coach).expect(200);
    await unshare(coach).expect(204);
    await bankBecomes('private', owner.id);
    const closed = await share(owner);
    expect(closed.status).toBe(422);
    expect(closed.body).toMatchObject({
      errors: [{ in: 'path', pointer: '#/bankId', code: 'private-bank' }],
    });
    await bankBecomes('unlisted', owner.id);
    await share(coach).expect(200);
    await share(coach, publicBankId).expect(200);
    expect(refusal(await share(owner, randomUUID()))).toEqual(notFound);
  });

  it('refuses learner, member, coach of another cohort and coach who is none any more', async () => {
    expect(refusal(await share(member, publicBankId))).toEqual(forbidden);
    expect(refusal(await share(stranger, publicBankId))).toEqual(notFound);
    await enrol(app, { owner, cohortId }, stranger);
    expect(refusal(await share(stranger, publicBankId))).toEqual(forbidden);
    expect(refusal(await unshare(stranger, publicBankId))).toEqual(forbidden);
    const demote = (role: string) =>
      app.dataSource.query('UPDATE account SET role = $2 WHERE id = $1', [coach.id, role]);
    await demote('learner');
    expect(refusal(await share(coach, publicBankId))).toEqual(forbidden);
    await demote('coach');
    expect((await get(owner, '/banks')).body).toMatchObject({ data: [] });
  });

  it('lists page by page', async () => {
    await share(owner).expect(200);
    await share(owner, publicBankId).expect(200);
    const first = (await get(member, '/banks?limit=1')).body as {
      data: { bankId: string }[];
      nextCursor: string;
    };
    const cursor = encodeURIComponent(first.nextCursor);
    const second = (await get(member, `/banks?limit=1&cursor=${cursor}`)).body as typeof first;
    const ids = [...first.data, ...second.data].map((each) => each.bankId);
    expect(ids).toEqual([bankId, publicBankId].toSorted());
    expect(second.nextCursor).toBeNull();
    expect(refusal(await get(stranger, '/banks'))).toEqual(notFound);
  });
});

describe('DELETE /v1/cohorts/:id/banks/:bankId', () => {
  it('closes the bank again', async () => {
    await share(owner).expect(200);
    await unshare(coach).expect(204);
    expect(refusal(await unshare(coach))).toEqual(notFound);
    await app.http.get(`/v1/banks/${bankId}`).set(member.auth).expect(404);
    expect(await app.app.get(BankGate).readableAmong(member.id, [bankId])).toEqual(new Set());
  });

  it('waits until nothing of it is assigned', async () => {
    await share(owner).expect(200);
    const ofBank = await assigned({ bankId });
    const ofQuestion = await assigned({ questionIds: [publicQuestion, questions['two']] });
    expect(refusal(await unshare(owner))).toEqual([409, 'invalid-state']);
    await close(owner, ofBank.id).expect(200);
    expect(refusal(await unshare(owner))).toEqual([409, 'invalid-state']);
    await close(owner, ofQuestion.id).expect(200);
    await unshare(owner).expect(204);
  });
});

describe('POST /v1/cohorts/:id/assignments', () => {
  beforeEach(() => share(owner, bankId, { pinnedRelease: 1 }).expect(200));

  it('asks all members, those who join later included', async () => {
    const wish = { questionIds: [questions['two'], publicQuestion, questions['one']] };
    const before = await changeNumber();
    const response = await assign(coach, { ...wish, note: 'Draw.', peerReviewsWanted: 2 });
    expect(response.status).toBe(201);
    const made = response.body as AssignmentBody;
    expect(made).toEqual({
      id: made.id,
      version: 1,
      cohortId,
      title: 'Week 1',
      note: 'Draw.',
      bankId: null,
      ...wish,
      dueDay: '2026-03-09',
      peerReviewsWanted: 2,
      memberIds: null,
      createdAt: monday,
      closedAt: null,
    });
    expect(response.headers['location']).toBe(path(`/assignments/${made.id}`));
    expect(await changeNumber()).toBe(before + 1);
    await enrol(app, { owner, cohortId }, other);
    for (const who of [coach, member, other]) {
      const read = await get(who, `/assignments/${made.id}`);
      expect(read.body).toEqual(made);
      expect(read.headers['etag']).toBe(`"${made.id}.1"`);
    }
    expect(await openOf(other)).toEqual([
      {
        assignmentId: made.id,
        cohortId,
        title: 'Week 1',
        assignedAt: new Date(monday),
        dueDay: '2026-03-09',
        peerReviewsWanted: 2,
        bankId: null,
        ...wish,
      },
    ]);
    expect(await openOf(coach)).toEqual([]);
    expect(await reader.getScope(cohortId)).toEqual({ bankIds: [bankId], ...wish });
  });

  it('makes one of a request that is sent twice', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await assign(owner, { bankId: publicBankId }, key);
    const second = await assign(owner, { bankId: publicBankId }, key);
    expect(second.body).toEqual(first.body);
    expect((await get(owner, '/assignments')).body).toMatchObject({ data: [first.body] });
  });

  it('asks some of them, and tells the others nothing', async () => {
    await enrol(app, { owner, cohortId }, other);
    const made = await assigned({ bankId, memberIds: [other.id] });
    expect(made.memberIds).toEqual([other.id]);
    expect(refusal(await get(member, `/assignments/${made.id}`))).toEqual(notFound);
    expect((await get(member, '/assignments')).body).toEqual({ data: [], nextCursor: null });
    const theirs = { ...made, memberIds: null };
    expect((await get(other, '/assignments')).body).toEqual({ data: [theirs], nextCursor: null });
    expect(await openOf(member)).toEqual([]);
    expect(await openOf(other)).toMatchObject([{ assignmentId: made.id, bankId, questionIds: [] }]);
    await app.http.delete(path('/membership')).set(other.auth).expect(204);
    expect(await openOf(other)).toEqual([]);
    await enrol(app, { owner, cohortId }, other);
    expect(await openOf(other)).toEqual([]);
  });

  it('refuses what the cohort cannot read, and whom it does not have', async () => {
    const many = Array.from({ length: 101 }, () => randomUUID());
    const cases: [object, number, string[]][] = [
      [{}, 422, ['#/questionIds either-or']],
      [{ bankId, questionIds: [publicQuestion] }, 422, ['#/questionIds either-or']],
      [{ bankId: randomUUID() }, 422, ['#/bankId not-shared']],
      [{ questionIds: [publicQuestion, randomUUID()] }, 422, ['#/questionIds/1 not-shared']],
      // Of the bank, but not of the release that the cohort keeps to.
      [{ questionIds: [questions['three']] }, 422, ['#/questionIds/0 not-shared']],
      [{ bankId, memberIds: [coach.id, member.id] }, 422, ['#/memberIds/0 no-member']],
      [{ bankId, memberIds: [stranger.id] }, 422, ['#/memberIds/0 no-member']],
      [{ bankId, dueDay: '2026-02-27' }, 422, ['#/dueDay past']],
      [{ bankId, dueDay: '2027-03-03' }, 422, ['#/dueDay too-far']],
      [{ bankId, dueDay: '2026-02-30' }, 400, ['#/dueDay is-day']],
      [{ bankId, peerReviewsWanted: 6 }, 400, ['#/peerReviewsWanted max']],
      [{ bankId, memberIds: [] }, 400, ['#/memberIds array-min-size']],
      [{ questionIds: many }, 400, ['#/questionIds array-max-size']],
    ];
    for (const [wish, status, faults] of cases) {
      const response = await assign(owner, wish);
      expect([wish, response.status, faultsOf(response)]).toEqual([wish, status, faults]);
    }
    await share(owner, bankId).expect(200);
    await assign(owner, { questionIds: [questions['three']] }).expect(201);
    await bankBecomes('private', owner.id);
    expect(faultsOf(await assign(owner, { bankId }))).toEqual(['#/bankId not-shared']);
  });

  it('refuses learner, member and coach of another cohort, and an archived cohort', async () => {
    expect(refusal(await assign(member, { bankId }))).toEqual(forbidden);
    expect(refusal(await assign(stranger, { bankId }))).toEqual(notFound);
    await enrol(app, { owner, cohortId }, stranger);
    expect(refusal(await assign(stranger, { bankId }))).toEqual(forbidden);
    await assigned({ bankId });
    expect(await openOf(member)).toHaveLength(1);
    const before = await changeNumber();
    await app.http.post(path('/archive')).set(owner.auth).expect(200);
    expect(await changeNumber()).toBe(before + 1);
    expect(await openOf(member)).toEqual([]);
    expect(refusal(await assign(owner, { bankId }))).toEqual([409, 'invalid-state']);
    expect(refusal(await share(owner, publicBankId))).toEqual([409, 'invalid-state']);
  });
});

describe('GET /v1/cohorts/:id/assignments', () => {
  it('lists the latest first, page by page, closed ones included', async () => {
    const titles = ['a', 'b', 'c'];
    for (const title of titles) {
      const { id } = await assigned({ bankId: publicBankId, title });
      if (title === 'b') await close(coach, id).expect(200);
      app.clock.advance({ seconds: 1 });
    }
    const first = (await get(member, '/assignments?limit=2')).body as {
      data: AssignmentBody[];
      nextCursor: string;
    };
    expect(first.data.map(({ title, closedAt }) => [title, closedAt !== null])).toEqual([
      ['c', false],
      ['b', true],
    ]);
    const cursor = encodeURIComponent(first.nextCursor);
    const second = await get(member, `/assignments?limit=2&cursor=${cursor}`);
    expect(second.body).toMatchObject({ data: [{ title: 'a' }], nextCursor: null });
    expect((await get(owner, `/assignments?cursor=${cursor}`)).status).toBe(400);
    expect(refusal(await get(stranger, '/assignments'))).toEqual(notFound);
  });
});

describe('PATCH, close and DELETE /v1/cohorts/:id/assignments/:assignmentId', () => {
  let made: AssignmentBody;

  beforeEach(async () => {
    made = await assigned({ bankId: publicBankId });
  });

  it('changes what is sent, against the version that was read', async () => {
    const change = { title: 'Week 2', dueDay: '2026-03-16', peerReviewsWanted: 1, note: 'Twice.' };
    const changed = await patch(coach, made.id, change, `"${made.id}.1"`);
    expect(changed.body).toEqual({ ...made, ...change, version: 2 });
    expect((await get(member, `/assignments/${made.id}`)).body).toEqual(changed.body);
    expect((await patch(owner, made.id, { title: 'Late' }, `"${made.id}.1"`)).status).toBe(412);
    expect((await patch(owner, made.id, change)).body).toMatchObject({ version: 2 });
    expect(faultsOf(await patch(owner, made.id, { dueDay: '2020-01-01' }))).toEqual([
      '#/dueDay past',
    ]);
    expect(faultsOf(await patch(owner, made.id, { bankId }))).toEqual(['#/bankId unknown-field']);
    app.clock.advance({ days: 60 });
    expect((await patch(owner, made.id, { title: 'Past' })).status).toBe(200);
  });

  it('closes once and for all', async () => {
    const before = await changeNumber();
    const closed = await close(coach, made.id);
    expect(closed.body).toMatchObject({ closedAt: monday, version: 2 });
    app.clock.advance({ hours: 1 });
    expect((await close(owner, made.id)).body).toEqual(closed.body);
    expect(await changeNumber()).toBe(before + 1);
    expect(refusal(await patch(owner, made.id, { title: 'x' }))).toEqual([409, 'invalid-state']);
    expect(await openOf(member)).toEqual([]);
  });

  it('deletes', async () => {
    const remove = (who: SignedUp) =>
      app.http.delete(path(`/assignments/${made.id}`)).set(who.auth);
    expect((await remove(owner)).status).toBe(428);
    expect((await remove(owner).set('If-Match', `"${made.id}.9"`)).status).toBe(412);
    expect((await remove(coach).set('If-Match', `"${made.id}.1"`)).status).toBe(204);
    expect(refusal(await get(owner, `/assignments/${made.id}`))).toEqual(notFound);
    expect(refusal(await remove(coach).set('If-Match', '*'))).toEqual(notFound);
  });

  it('is for those who coach this cohort', async () => {
    expect(refusal(await patch(member, made.id, {}))).toEqual(forbidden);
    expect(refusal(await close(member, made.id))).toEqual(forbidden);
    expect(refusal(await patch(stranger, made.id, {}))).toEqual(notFound);
    expect(refusal(await close(stranger, made.id))).toEqual(notFound);
    const { id } = await makeCohort(app, stranger);
    const elsewhere = `/v1/cohorts/${id}/assignments/${made.id}`;
    const read = await app.http.get(elsewhere).set(stranger.auth);
    expect(refusal(read)).toEqual(notFound);
    const closing = await app.http.post(`${elsewhere}/close`).set(stranger.auth);
    expect(refusal(closing)).toEqual(notFound);
    expect(await reader.findAssignment(id, made.id)).toBeNull();
    expect((await get(owner, `/assignments/${made.id}`)).body).toEqual(made);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BankGate } from '../../src/question-bank/bank-gate.service.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('who may read a bank', () => {
  let app: TestApp;
  let owner: SignedUp;
  let friend: SignedUp;
  let stranger: SignedUp;
  let member: SignedUp;
  let bankId: string;
  let questionId: string;

  beforeAll(async () => {
    app = await startTestApp();
    owner = await signUp(app);
    friend = await signUp(app, { role: 'coach' });
    stranger = await signUp(app);
    member = await signUp(app);
    const document = bankDocument('guarded', [questionDocument('secret-one')], {
      reveal: 'after-attempt',
    });
    ({ bankId } = await importBank(app, document));
    questionId = (await questionIds(app, bankId))['secret-one'] ?? '';
    await app.dataSource.query('UPDATE bank SET owner_id = $2 WHERE id = $1', [bankId, owner.id]);
    await app.dataSource.query(`INSERT INTO bank_collaborator VALUES ($1, $2, 'viewer', now())`, [
      bankId,
      friend.id,
    ]);
    app.app.get(BankGate).registerAudience({
      bankIdsFor: (id) => Promise.resolve(id === member.id ? [bankId] : []),
      isShared: (id) => Promise.resolve(id === bankId),
    });
  });
  afterAll(() => app.close());

  const becomes = (visibility: string) =>
    app.dataSource.query('UPDATE bank SET visibility = $2 WHERE id = $1', [bankId, visibility]);
  const readers = async (path: string): Promise<number[]> => {
    const seen: number[] = [];
    for (const { auth } of [owner, friend, member, stranger]) {
      seen.push((await app.http.get(path).set(auth)).status);
    }
    return seen;
  };
  const listers = async (): Promise<boolean[][]> => {
    const seen: boolean[][] = [];
    for (const { auth } of [owner, friend, member, stranger]) {
      const banks = await app.http.get('/v1/banks?limit=100').set(auth).expect(200);
      const questions = await app.http.get('/v1/questions?slug=secret-one').set(auth).expect(200);
      const { data } = banks.body as { data: { id: string }[] };
      const found = questions.body as { data: unknown[] };
      seen.push([data.some(({ id }) => id === bankId), found.data.length > 0]);
    }
    return seen;
  };
  const both = [true, true];
  const none = [false, false];

  it.each([
    ['private', [200, 200, 404, 404], [both, both, none, none]],
    ['cohort', [200, 200, 200, 404], [both, both, both, none]],
    ['unlisted', [200, 200, 200, 200], [both, both, both, none]],
    ['public', [200, 200, 200, 200], [both, both, both, both]],
  ])('when it is %s', async (visibility, reading, listing) => {
    await becomes(visibility);
    expect(await readers(`/v1/banks/${bankId}`)).toEqual(reading);
    expect(await readers(`/v1/questions/${questionId}`)).toEqual(reading);
    expect(await readers(`/v1/questions/${questionId}/revisions`)).toEqual(reading);
    expect(await listers()).toEqual(listing);
  });

  it('shows the outline to those who work on it, and to nobody before an answer', async () => {
    await becomes('cohort');
    expect(await readers(`/v1/questions/${questionId}/outline`)).toEqual([200, 200, 403, 404]);
  });

  it('is the same as for others to a collaborator who is a learner again', async () => {
    await becomes('private');
    const demote = (role: string) =>
      app.dataSource.query('UPDATE account SET role = $2 WHERE id = $1', [friend.id, role]);
    await demote('learner');
    expect(await readers(`/v1/banks/${bankId}`)).toEqual([200, 404, 404, 404]);
    expect(await readers(`/v1/questions/${questionId}/outline`)).toEqual([200, 404, 404, 404]);
    await demote('coach');
    expect(await readers(`/v1/banks/${bankId}`)).toEqual([200, 200, 404, 404]);
  });

  it('lets an owner without an account that may author read, and no more', async () => {
    const gate = app.app.get(BankGate);
    const becomesA = (role: string) =>
      app.dataSource.query('UPDATE account SET role = $2 WHERE id = $1', [owner.id, role]);
    await becomesA('coach');
    expect(await gate.roleIn(owner.id, bankId)).toBe('owner');
    await becomesA('learner');
    expect(await gate.roleIn(owner.id, bankId)).toBe('viewer');
  });

  it('says of a closed bank what it says of none', async () => {
    await becomes('private');
    const closed = await app.http.get(`/v1/banks/${bankId}`).set(stranger.auth).expect(404);
    const absent = await app.http.get(`/v1/banks/${randomUUID()}`).set(stranger.auth).expect(404);
    const plain = ({ body }: { body: unknown }) => {
      const { instance: _, requestId: __, ...rest } = body as Record<string, unknown>;
      return rest;
    };
    expect(plain(closed)).toEqual(plain(absent));
  });

  it('lets nobody practise, answer, follow or aim for what they cannot read', async () => {
    await becomes('private');
    const { auth } = stranger;
    const review = { id: randomUUID(), questionId, rating: 3, occurredAt: app.clock.now() };
    await app.http.post('/v1/reviews').set(auth).send(review).expect(404);
    await app.http.post('/v1/attempts').set(auth).send({ questionId, mode: 'written' }).expect(404);
    await app.http.put(`/v1/follows/${bankId}`).set(auth).expect(404);
    const batch = { events: [{ kind: 'review', ...review }] };
    const synced = await app.http.post('/v1/sync/events').set(auth).send(batch).expect(200);
    expect(synced.body).toMatchObject({ results: [{ status: 'rejected' }] });
    const interviewDay = new Date(app.clock.now().getTime() + 9 * 86_400_000).toISOString();
    const goal = { interviewDay: interviewDay.slice(0, 10), minutesPerDay: 60, bankIds: [bankId] };
    await app.http.post('/v1/interview-goals').set(auth).send(goal).expect(422);
  });

  it('leaves those who have met a question its prompt, and introduces no more', async () => {
    await becomes('public');
    const { auth } = member;
    await app.http.put(`/v1/follows/${bankId}`).set(auth).expect(200);
    const review = { id: randomUUID(), questionId, rating: 3, occurredAt: app.clock.now() };
    await app.http.post('/v1/reviews').set(auth).send(review).expect(201);
    await app.http.put(`/v1/follows/${bankId}`).set(stranger.auth).expect(200);
    await becomes('private');
    expect(await readers(`/v1/questions/${questionId}`)).toEqual([200, 200, 200, 404]);
    expect(await readers(`/v1/banks/${bankId}`)).toEqual([200, 200, 404, 404]);
  });
});

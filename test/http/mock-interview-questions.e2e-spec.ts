import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerQuestion, importQuestions, type ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  act,
  book,
  getInterview,
  makePair,
  propose,
  type MockInterviewBody,
} from '../support/mock-interviews.js';
import { postReview, review } from '../support/practice.js';
import { listRoutes } from '../support/routes.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ada: SignedUp;
let bob: SignedUp;
let questions: string[];

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  ({ ada, bob } = await makePair(app));
  questions = await importQuestions(app, `asked-${randomUUID().slice(0, 8)}`, 5);
});

const at = (index: number): string => questions[index] ?? '';

async function options(caller: SignedUp, id: string, number = 1): Promise<Response> {
  return app.http
    .get(`/v1/mock-interviews/${id}/rounds/${number}/question-options`)
    .set(caller.auth);
}

async function listOptions(caller: SignedUp, id: string, number = 1): Promise<string[]> {
  const response = await options(caller, id, number);
  expect(response.status).toBe(200);
  const { data } = response.body as { data: { questionId: string }[] };
  return data.map(({ questionId }) => questionId).toSorted();
}

async function pick(
  caller: SignedUp,
  { id, version }: Pick<MockInterviewBody, 'id' | 'version'>,
  questionId: string,
  number = 1,
): Promise<Response> {
  return app.http
    .put(`/v1/mock-interviews/${id}/rounds/${number}/question`)
    .set({ ...caller.auth, 'If-Match': `"${id}.${version}"` })
    .send({ questionId });
}

describe('the question of a round', () => {
  it('is one that the interviewer has answered and the candidate has not met', async () => {
    await answerQuestion(app, ada, at(0));
    await answerQuestion(app, ada, at(1));
    await answerQuestion(app, bob, at(1));
    await answerQuestion(app, bob, at(2));
    const booked = await book(app, { ada, bob }, { rounds: 2 });
    expect(booked.rounds[0]?.question?.questionId).toBe(at(0));
    const bobs = await getInterview(app, bob, booked.id);
    expect(bobs.rounds[1]?.question?.questionId).toBe(at(2));
  });

  it('is none that the candidate has a card of', async () => {
    await answerQuestion(app, ada, at(0));
    await postReview(app, bob, review(at(0), 3));
    const { rounds } = await book(app, { ada, bob });
    expect(rounds[0]?.question).toBeNull();
  });

  it('is none of another pool', async () => {
    await answerQuestion(app, ada, at(0));
    await answerQuestion(app, ada, at(1));
    const { rounds } = await book(app, { ada, bob }, { questionIds: [at(1)] });
    expect(rounds[0]?.question?.questionId).toBe(at(1));
  });

  it('decides how long the round is when nothing was agreed on', async () => {
    const [short = ''] = await importQuestions(app, `short-${randomUUID().slice(0, 8)}`, 1, {
      timeLimitMinutes: 5,
    });
    await answerQuestion(app, ada, short);
    const { rounds } = await book(app, { ada, bob }, { minutesPerRound: undefined });
    expect(rounds).toMatchObject([{ minutes: 10, question: { questionId: short } }]);
  });
});

describe('GET …/rounds/{number}/question-options', () => {
  it('has what can be asked, and whether it is in the pool', async () => {
    for (const index of [0, 1, 2]) await answerQuestion(app, ada, at(index));
    await answerQuestion(app, bob, at(2));
    const { id } = await book(app, { ada, bob }, { questionIds: [at(1)] });
    expect(await listOptions(ada, id)).toEqual([at(0), at(1)].toSorted());
    const { data } = (await options(ada, id)).body as {
      data: { questionId: string; isInPool: boolean }[];
    };
    expect(data.filter(({ isInPool }) => isInPool)).toMatchObject([{ questionId: at(1) }]);
  });

  it('pages by title, each once', async () => {
    for (const index of [0, 1, 2]) await answerQuestion(app, ada, at(index));
    const { id } = await book(app, { ada, bob });
    const path = `/v1/mock-interviews/${id}/rounds/1/question-options`;
    const first = await app.http.get(`${path}?limit=2`).set(ada.auth);
    const { data, nextCursor } = first.body as { data: unknown[]; nextCursor: string };
    const second = await app.http.get(`${path}?limit=2&cursor=${nextCursor}`).set(ada.auth);
    const rest = second.body as { data: unknown[]; nextCursor: string | null };
    const ids = [...data, ...rest.data].map((each) => (each as { questionId: string }).questionId);
    expect(ids.toSorted()).toEqual([at(0), at(1), at(2)].toSorted());
    expect(rest.nextCursor).toBeNull();
  });

  it('is for the interviewer of the round, once it is booked', async () => {
    const { id } = await propose(app, ada, { inviteeId: bob.id });
    expect((await options(ada, id)).status).toBe(409);
    await act(app, bob, `/${id}/accept`, { startsAt: '2026-03-03T12:00:00.000Z' });
    expect((await options(bob, id)).status).toBe(403);
    expect((await options(ada, id, 2)).status).toBe(404);
  });
});

describe('PUT …/rounds/{number}/question', () => {
  it('is the interviewer’s to decide, out of the pool too', async () => {
    await answerQuestion(app, ada, at(0));
    await answerQuestion(app, ada, at(1));
    const booked = await book(app, { ada, bob }, { questionIds: [at(1)] });
    const picked = await pick(ada, booked, at(0));
    expect(picked.status).toBe(200);
    const after = await getInterview(app, ada, booked.id);
    expect(after.rounds[0]?.question?.questionId).toBe(at(0));
    expect((await pick(ada, booked, at(1))).status).toBe(412);
    expect((await pick(bob, after, at(1))).status).toBe(403);
  });

  it.each<[string, () => Promise<string>]>([
    ['they have not answered', async () => at(3)],
    ['the candidate has met', async () => (await answerQuestion(app, bob, at(1))).questionId],
    ['is none', async () => randomUUID()],
  ])('refuses one that %s', async (_, make) => {
    await answerQuestion(app, ada, at(0));
    await answerQuestion(app, ada, at(1));
    const questionId = await make();
    const booked = await book(app, { ada, bob }, { questionIds: [at(0)] });
    const refused = await pick(ada, booked, questionId);
    expect(refused.status).toBe(422);
    const { errors } = refused.body as ProblemBody;
    expect(errors).toMatchObject([{ pointer: '#/questionId', code: 'not-askable' }]);
    expect(errors?.[0]?.detail).toContain(`/${booked.id}/rounds/1/question-options`);
    expect(await getInterview(app, ada, booked.id)).toEqual(booked);
  });
});

describe('the candidate before the round', () => {
  it('finds the question in no byte of anything', async () => {
    const slug = `secret-${randomUUID().slice(0, 8)}`;
    const [secret = ''] = await importQuestions(app, slug, 1, { title: 'A hidden sentinel' });
    await answerQuestion(app, ada, secret);
    const booked = await book(app, { ada, bob }, { questionIds: [secret] });
    expect(booked.rounds[0]?.question?.title).toBe('A hidden sentinel');
    await pick(ada, booked, secret);
    app.clock.set('2026-03-03T11:55:00.000Z');
    await act(app, ada, `/${booked.id}/join`);
    const joined = await act(app, bob, `/${booked.id}/join`);
    expect(joined.body).toMatchObject({ state: 'live', rounds: [{ question: null }] });
    // Everything that is read without naming a question, and all that hangs on the interview.
    const routes = listRoutes(app).filter(
      ({ name, method, isPublic }) =>
        method === 'get' &&
        !isPublic &&
        (!name.includes(':') || name.includes('/mock-interviews/')) &&
        !/questions|queue|sync|pack|cards|events|forecast/u.test(name),
    );
    expect(routes.filter(({ name }) => name.includes('mock-interviews')).length).toBeGreaterThan(3);
    for (const { name } of routes) {
      const path = name.replace('GET ', '').replace(':id', booked.id).replace(':number', '1');
      const response = await app.http.get(path).set(bob.auth);
      const text = JSON.stringify([response.text, response.headers]);
      expect([name, text.includes(secret), text.includes('hidden sentinel')]).toEqual([
        name,
        false,
        false,
      ]);
    }
  });
});

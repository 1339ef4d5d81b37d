import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerQuestion,
  getAttempt,
  importQuestions,
  post,
  startAttempt,
  submit,
} from '../support/answering.js';
import { criterion } from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { cardRows, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface CoverageBody {
  attemptId: string;
  revisionId: string;
  notice: string;
  criteria: {
    criterion: string;
    title: string;
    mustHave: boolean;
    status: string;
    says: string;
    quote: string | null;
    quoteStart: number | null;
    words: string[];
  }[];
}

const rubric = [
  criterion('limits', true, { aliases: ['token bucket', 'leaky bucket', 'sliding log'] }),
  criterion('state', true, { aliases: ['lua script', 'hash tag', 'single owner'] }),
  criterion('outage', true, { aliases: ['fail open', 'fail closed', 'local fallback'] }),
  criterion('contract', false, {
    title: 'Tells refused clients when to come back, with quota and header',
    aliases: ['retry-after header', 'status 429', 'remaining quota'],
  }),
  criterion('quiet', false, { aliases: ['shadow mode', 'dry run', 'canary rule'] }),
];
const answer = [
  '🚀 First of all:',
  '',
  '- A token bucket 🪣 holds two numbers for each key, so it allows bursts.',
  '- Refused clients read their quota from what we send.',
  '',
  'Also: lua script, hash tag, single owner, fail open.',
].join('\n');

describe('GET /v1/attempts/:id/coverage', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: string[];
  const fresh = (): string => questions.pop() ?? '';
  const read = (id: string, reader = learner): Promise<Response> =>
    app.http.get(`/v1/attempts/${id}/coverage`).set(reader.auth);

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'mentioned', 12, { rubric });
    learner = await startPractising(app);
  }, 60_000);
  afterAll(() => app.close());

  it('says which words of each criterion were found, where, and that this is no judgement', async () => {
    const { id, revisionId } = await answerQuestion(app, learner, fresh(), { submit: { answer } });
    const response = await read(id);
    expect(response.status).toBe(200);
    const { criteria, ...head } = response.body as CoverageBody;
    expect(head).toEqual({
      attemptId: id,
      revisionId,
      notice: expect.stringContaining('not whether they are right'),
    });
    expect(
      criteria.map(({ criterion: key, status, mustHave, words }) => [key, status, mustHave, words]),
    ).toEqual([
      ['limits', 'strong', true, ['token', 'bucket']],
      ['state', 'listed', true, ['lua', 'script', 'hash', 'tag', 'single', 'owner']],
      ['outage', 'listed', true, ['fail', 'open']],
      ['contract', 'weak', false, ['clients', 'quota']],
      ['quiet', 'none', false, []],
    ]);
    expect(criteria[0]).toMatchObject({
      title: 'What limits looks for',
      says: expect.stringContaining('You mention this'),
      quote: 'A token bucket 🪣 holds two numbers for each key, so it allows bursts.',
      quoteStart: 19,
    });
    expect(criteria[4]).toMatchObject({ quote: null, quoteStart: null });
  });

  it('counts places in code points, as grades do, so that a quote can be graded by', async () => {
    const { id } = await answerQuestion(app, learner, fresh(), { submit: { answer } });
    const { criteria } = (await read(id)).body as CoverageBody;
    const quoted = criteria.filter(({ quote }) => quote !== null);
    expect(quoted).toHaveLength(4);
    for (const { quote, quoteStart } of quoted) {
      const points = Array.from(answer).slice(quoteStart ?? -1);
      expect(points.join('').startsWith(quote ?? '?')).toBe(true);
    }
    const grade = await post(app, learner, `/v1/attempts/${id}/grades`, {
      items: criteria.map(({ criterion: key, quote, quoteStart }) => ({
        criterion: key,
        level: 'named',
        quote,
        quoteStart,
      })),
    });
    expect(grade.status).toBe(201);
  });

  it('finds words of the rubric without any alias', async () => {
    const text = 'The client gets a header then, I think, and its quota with it.';
    const { id } = await answerQuestion(app, learner, fresh(), { submit: { answer: text } });
    const { criteria } = (await read(id)).body as CoverageBody;
    expect(criteria.map(({ status }) => status)).toEqual([
      'none',
      'none',
      'none',
      'strong',
      'none',
    ]);
  });

  it.each([
    ['a recall', { mode: 'recall' }, {}],
    ['an answer that was given up', { mode: 'written' }, { answer: '', gaveUp: true }],
  ])('finds nothing in %s', async (_, start, end) => {
    const { id } = await startAttempt(app, learner, fresh(), start);
    expect((await submit(app, learner, id, end)).status).toBe(200);
    const { criteria } = (await read(id)).body as CoverageBody;
    expect(criteria).toHaveLength(5);
    expect(criteria.every(({ status, words }) => status === 'none' && words.length === 0)).toBe(
      true,
    );
  });

  it('is closed until the answer is handed in, and notes nothing then', async () => {
    const { id } = await startAttempt(app, learner, fresh());
    const response = await read(id);
    expect([response.status, (response.body as { code: string }).code]).toEqual([403, 'forbidden']);
    expect(await getAttempt(app, learner, id)).toMatchObject({ peeked: false, version: 1 });
  });

  it('counts as reading the outline: marks the open attempt, and keeps the answer from going', async () => {
    const questionId = fresh();
    const old = await answerQuestion(app, learner, questionId, { submit: { answer } });
    const { id } = await startAttempt(app, learner, questionId);
    const response = await read(old.id);
    expect(await getAttempt(app, learner, id)).toMatchObject({ peeked: true, version: 2 });
    expect(response.headers['attempt-etag']).toBe(`"${id}.2"`);
    expect((await post(app, learner, `/v1/attempts/${old.id}/withdraw`)).status).toBe(409);
  });

  it('is the same each time', async () => {
    const { id } = await answerQuestion(app, learner, fresh(), { submit: { answer } });
    const first = await read(id);
    expect((await read(id)).text).toBe(first.text);
  });

  it('is of nobody else', async () => {
    const { id } = await answerQuestion(app, learner, fresh(), { submit: { answer } });
    const stranger = await startPractising(app);
    expect((await read(id, stranger)).status).toBe(404);
  });

  it('needs no key, calls nobody, and moves no card', async () => {
    const { id } = await answerQuestion(app, learner, fresh(), { submit: { answer } });
    const before = await cardRows(app, learner.id);
    const sockets: Socket[] = [];
    const note = (message: unknown): void =>
      void sockets.push((message as { socket: Socket }).socket);
    subscribe('net.client.socket', note);
    expect((await read(id)).status).toBe(200);
    unsubscribe('net.client.socket', note);
    // The one of this test to the server.
    expect(sockets).toHaveLength(1);
    expect(await cardRows(app, learner.id)).toEqual(before);
  });
});

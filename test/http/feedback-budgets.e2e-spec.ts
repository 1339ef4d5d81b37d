import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { importQuestions } from '../support/answering.js';
import {
  answered,
  ask,
  asked,
  askingOf,
  budgetOf,
  getFeedback,
  replyWithLevels,
  runDueFeedback,
} from '../support/feedback.js';
import { startLlmServer, type LlmServer } from '../support/llm-server.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let llm: LlmServer;
let app: TestApp;
let questions: string[];

afterEach(async () => {
  await app.close();
  await llm.close();
});

/** @param settings that differ; null for a server that asks nobody */
async function start(settings: Record<string, string> | null): Promise<void> {
  llm = await startLlmServer();
  llm.alwaysReplies(replyWithLevels());
  app = await startTestApp(settings === null ? {} : askingOf(llm.baseUrl, settings));
  questions = await importQuestions(app, 'budget', 6);
}

const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { code?: string }).code,
];

describe('the budget of a day', () => {
  it('is reserved whole, freed by what was not needed, and new the next day', async () => {
    await start({ LLM_USER_DAILY_CALLS: '12' });
    const learner = await startPractising(app);
    const [one = '', two = '', three = ''] = await Promise.all(
      questions.slice(0, 3).map((questionId) => answered(app, learner, questionId)),
    );
    await asked(app, learner, one);
    await asked(app, learner, two);
    app.clock.set('2026-03-02T23:59:00.000Z');
    const refused = await ask(app, learner, three);
    expect([...codeOf(refused), refused.headers['retry-after']]).toEqual([
      429,
      'budget-spent',
      // All of it is reserved and none spent: soon there is some.
      '30',
    ]);
    expect(await budgetOf(app)).toMatchObject({ callsReserved: 12 });
    app.clock.set('2026-03-02T22:00:00.000Z');
    await app.http.delete(`/v1/feedback/${(await asked(app, learner, two)).id}`).set(learner.auth);
    await runDueFeedback(app);
    // One call was made, so that six of the twelve are left and not twelve.
    expect((await ask(app, learner, three)).status).toBe(202);
    expect(codeOf(await ask(app, learner, two))).toEqual([429, 'budget-spent']);
    app.clock.advance({ hours: 2 });
    expect((await ask(app, learner, two)).status).toBe(202);
  }, 60_000);

  it('of all together is refused in the same way, and leaves nothing behind', async () => {
    await start({ LLM_GLOBAL_DAILY_TOKENS: '60000' });
    const [one, two] = [await startPractising(app), await startPractising(app)];
    await asked(app, one, await answered(app, one, questions[0] ?? ''));
    const before = await budgetOf(app);
    const refused = await ask(app, two, await answered(app, two, questions[0] ?? ''));
    expect(codeOf(refused)).toEqual([429, 'budget-spent']);
    expect(refused.headers['retry-after']).toBe('30');
    await app.dataSource.query(
      'UPDATE feedback_day SET tokens_used = tokens_reserved, tokens_reserved = 0',
    );
    const spent = await ask(app, two, await answered(app, two, questions[1] ?? ''));
    expect(codeOf(spent)).toEqual([429, 'budget-spent']);
    expect(Number(spent.headers['retry-after'])).toBeGreaterThan(3600);
    await app.dataSource.query(
      'UPDATE feedback_day SET tokens_reserved = tokens_used, tokens_used = 0',
    );
    expect(await budgetOf(app)).toEqual(before);
  }, 60_000);

  it('that no answer fits into is told from one that is spent', async () => {
    await start({ LLM_USER_DAILY_TOKENS: '24001' });
    const learner = await startPractising(app);
    const refused = await ask(app, learner, await answered(app, learner, questions[0] ?? ''));
    expect(codeOf(refused)).toEqual([422, 'rule-violated']);
    expect(refused.body).toMatchObject({ errors: [{ in: 'path', code: 'too-dear' }] });
  }, 60_000);
});

describe('the queue', () => {
  it('that is full takes nothing more for a while', async () => {
    await start({ LLM_QUEUE_LENGTH: '2' });
    const learner = await startPractising(app);
    const sent = await Promise.all(
      questions.map(async (questionId) =>
        ask(app, learner, await answered(app, learner, questionId)),
      ),
    );
    const refused = sent.filter(({ status }) => status !== 202);
    expect(refused.map(codeOf)).toEqual(Array.from({ length: 4 }, () => [429, 'rate-limited']));
    expect(refused[0]?.headers['retry-after']).toBe('30');
    expect(await budgetOf(app)).toMatchObject({ callsReserved: 12 });
  }, 60_000);
});

describe('a server that asks nobody', () => {
  it('says so to owners, shows what there is, and gives up what was open', async () => {
    await start(null);
    const learner = await startPractising(app);
    const attemptId = await answered(app, learner, questions[0] ?? '');
    expect(codeOf(await ask(app, learner, attemptId, {}))).toEqual([409, 'feedback-disabled']);
    expect(codeOf(await ask(app, learner, randomUUID()))).toEqual([404, 'not-found']);
    const capabilities = await app.http.get('/v1/feedback/capabilities').set(learner.auth);
    expect(capabilities.body).toEqual({ coverage: true, llm: null });
    const id = randomUUID();
    await app.dataSource.query(
      `INSERT INTO feedback_request
         (learner_id, id, attempt_id, content_hash, state, model, prompt_version, input, version, starts,
          reserved_day, reserved_calls, reserved_tokens, created_at, expires_at)
       VALUES ($1, $2, $3, repeat('0', 64), 'queued', 'a-model', '1', '{}', 1, 0, '2026-03-02', 6, 600,
               $4, $4::timestamptz + interval '1 hour')`,
      [learner.id, id, attemptId, app.clock.now()],
    );
    await app.dataSource.query(
      `INSERT INTO feedback_usage VALUES ($1, '2026-03-02', 0, 6, 0, 600)`,
      [learner.id],
    );
    await app.dataSource.query(`INSERT INTO feedback_day VALUES ('2026-03-02', 0, 600)`);
    await app.app.get(Jobs).run('sweep-feedback');
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'expired' });
    expect(await budgetOf(app)).toMatchObject({ callsReserved: 0, dayReserved: 0, dayTokens: 0 });
  }, 60_000);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generateSecrets } from '../../src/platform/config/secrets.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { importQuestions } from '../support/answering.js';
import {
  answered,
  askingOf,
  budgetOf,
  copiesOfAnswer,
  getFeedback,
  heldReply,
  replyWithLevels,
  type FeedbackBody,
} from '../support/feedback.js';
import { startLlmServer, type LlmServer } from '../support/llm-server.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const limits = { calls: 120, tokens: 3_000_000, globalTokens: 4_000_000 };
const learnersCount = 6;
const answersEach = 50;

/** Tells each module of `openai` that is loaded, and each connection that is made. */
const watching = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { Socket } from 'node:net';
  registerHooks({
    load(url, context, next) {
      if (url.includes('/node_modules/openai/')) process.stderr.write('loads openai;');
      return next(url, context);
    },
  });
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (...given) {
    const first = Array.isArray(given[0]) ? given[0][0] : given[0];
    const port = typeof first === 'object' ? first.port : first;
    process.stderr.write('connects to ' + port + ';');
    return connect.apply(this, given);
  };
`)}`;

let llm: LlmServer;
let app: TestApp;
let secrets: Record<string, string>;
let learners: SignedUp[];
let questionId: string;
const dataDir = mkdtempSync(join(tmpdir(), 'rehearse-feedback-'));
const running = new Set<ServerProcess>();

beforeAll(async () => {
  llm = await startLlmServer();
  secrets = await generateSecrets();
  app = await startTestApp({ ...secrets, ...asking() });
  app.clock.set(new Date().toISOString());
  [questionId = ''] = await importQuestions(app, 'processes', 1);
  learners = [];
  for (let made = 0; made < learnersCount; made += 1) learners.push(await startPractising(app));
}, 60_000);
beforeEach(() => {
  app.clock.set(new Date().toISOString());
  llm.willReply();
  llm.alwaysReplies(replyWithLevels());
  llm.calls.length = 0;
});
afterEach(async () => {
  for (const server of running) await end(server, 'SIGTERM');
}, 30_000);
afterAll(async () => {
  await app.close();
  await llm.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function asking(): Record<string, string> {
  return askingOf(llm.baseUrl, {
    LLM_USER_DAILY_CALLS: String(limits.calls),
    LLM_USER_DAILY_TOKENS: String(limits.tokens),
    LLM_GLOBAL_DAILY_TOKENS: String(limits.globalTokens),
    LLM_CONCURRENCY: '8',
    LLM_QUEUE_LENGTH: '1000',
  });
}

async function launch(env: Record<string, string>): Promise<ServerProcess> {
  const server = new ServerProcess({
    ...secrets,
    ...env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    RATE_LIMIT_PER_MINUTE: '1000000',
    RUN_MIGRATIONS: 'false',
    DATABASE_URL: app.databaseUrl,
    DATA_DIR: dataDir,
  });
  running.add(server);
  await server.listening();
  return server;
}

async function end(server: ServerProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  running.delete(server);
  server.kill(signal);
  return server.exit();
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 20) {
    if (await isSo()) return;
    await delay(20);
  }
  throw new Error('It did not come to that.');
}

/** As the time of a process that died passes. */
async function endLeases(): Promise<void> {
  await app.dataSource.query(
    `UPDATE feedback_request SET lease_until = now() - interval '1 second'
      WHERE lease_until IS NOT NULL`,
  );
}

async function send(url: string, learner: SignedUp, attemptId: string): Promise<number | null> {
  const response = await fetch(`${url}/v1/attempts/${attemptId}/feedback`, {
    method: 'POST',
    headers: { ...learner.auth, 'Content-Type': 'application/json' },
    body: '{"consent":true}',
  }).catch(() => null);
  await response?.arrayBuffer().catch(() => null);
  return response?.status ?? null;
}

describe('processes that ask', () => {
  it('never go beyond a budget, though one of them is killed in the middle of calls', async () => {
    const wishes: { learner: SignedUp; attemptId: string }[] = [];
    for (const learner of learners) {
      const copies = await copiesOfAnswer(
        app,
        await answered(app, learner, questionId),
        answersEach,
      );
      wishes.push(...copies.map((attemptId) => ({ learner, attemptId })));
    }
    const [first, second] = await Promise.all([launch(asking()), launch(asking())]);
    const urls = [await first.listening(), await second.listening()];
    const held = Array.from({ length: 8 }, () => heldReply());
    llm.willReply(...held.map(({ reply }) => reply));

    let samples = 0;
    const beyond: unknown[] = [];
    const sample = async (): Promise<void> => {
      samples += 1;
      beyond.push(
        ...(await app.dataSource.query<object[]>(
          `SELECT learner_id FROM feedback_usage
            WHERE calls_used + calls_reserved > $1 OR tokens_used + tokens_reserved > $2
           UNION ALL SELECT NULL FROM feedback_day WHERE tokens_used + tokens_reserved > $3`,
          [limits.calls, limits.tokens, limits.globalTokens],
        )),
      );
    };
    const sent = wishes.map(({ learner, attemptId }, place) =>
      send(urls[place % 2] ?? '', learner, attemptId),
    );
    await until(async () => {
      await sample();
      return llm.calls.length === 8;
    });
    await end(first, 'SIGKILL');
    for (const { letGo } of held) letGo();
    const statuses = await Promise.all(sent);
    await endLeases();
    await until(async () => {
      await sample();
      return (await countOpen()) === 0;
    });
    await app.app.get(Jobs).run('sweep-feedback');

    expect(beyond).toEqual([]);
    expect(samples).toBeGreaterThan(5);
    const counted = Map.groupBy(statuses, (status) => status);
    // Where so many wait for a connection to the database, some are told to come back: 503.
    const expected = [202, 429, 503, null];
    expect(statuses.filter((status) => !expected.includes(status))).toEqual([]);
    expect(counted.get(202)?.length).toBeGreaterThan(20);
    expect(counted.get(429)?.length).toBeGreaterThan(20);
    const budget = await budgetOf(app);
    const [spent] = await app.dataSource.query<object[]>(
      `SELECT count(*)::integer AS calls,
              sum(coalesce(input_tokens + output_tokens, worst_case_tokens))::integer AS tokens
         FROM feedback_call`,
    );
    expect(budget).toEqual({
      ...spent,
      callsReserved: 0,
      tokensReserved: 0,
      dayReserved: 0,
      dayTokens: budget['tokens'],
    });
  }, 120_000);

  async function countOpen(): Promise<number> {
    const [row] = await app.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM feedback_request WHERE finished_at IS NULL`,
    );
    return row?.count ?? 0;
  }

  it('finish what one of them had promised before it was killed', async () => {
    const learner = await startPractising(app);
    const attemptId = await answered(app, learner, questionId);
    llm.willReply(() => undefined);
    const first = await launch(asking());
    expect(await send(await first.listening(), learner, attemptId)).toBe(202);
    await until(() => llm.calls.length === 1);
    await end(first, 'SIGKILL');
    await launch({ ...asking(), NODE_OPTIONS: `--import=${watching}` });
    await endLeases();
    const listed = await app.http.get(`/v1/attempts/${attemptId}/feedback`).set(learner.auth);
    const [{ id } = { id: '' }] = (listed.body as { data: FeedbackBody[] }).data;
    await until(async () => (await getFeedback(app, learner, id)).state === 'succeeded');
    expect(llm.calls).toHaveLength(2);
    const output = Array.from(running, ({ stderr }) => stderr).join('');
    // What the next test finds nothing by does find it here.
    expect(output).toContain('loads openai;');
    expect(output).toContain(`connects to ${new URL(llm.baseUrl).port};`);
  }, 120_000);
});

describe('a process without a key', () => {
  it('loads no client of models, and connects to nothing but its database', async () => {
    const learner = await startPractising(app);
    const attemptId = await answered(app, learner, questionId);
    const server = await launch({ NODE_OPTIONS: `--import=${watching}` });
    const url = await server.listening();
    expect(await send(url, learner, attemptId)).toBe(409);
    const read = async (path: string) =>
      (await fetch(`${url}${path}`, { headers: learner.auth })).status;
    expect(await read('/v1/feedback/capabilities')).toBe(200);
    expect(await read(`/v1/attempts/${attemptId}/feedback`)).toBe(200);
    await delay(500);
    expect(await end(server, 'SIGTERM')).toBe(0);
    const { port } = new URL(app.databaseUrl);
    expect(server.stderr).toContain(`connects to ${port};`);
    expect(server.stderr.replaceAll(`connects to ${port};`, '')).toBe('');
    expect(llm.calls).toHaveLength(0);
  }, 60_000);
});

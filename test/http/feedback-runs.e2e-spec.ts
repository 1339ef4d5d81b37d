import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FeedbackCallRepository } from '../../src/feedback/feedback-call.repository.js';
import { FeedbackEndings } from '../../src/feedback/feedback-endings.service.js';
import { FeedbackExecution } from '../../src/feedback/feedback-execution.service.js';
import {
  FeedbackRequestRepository,
  type FeedbackClaim,
} from '../../src/feedback/feedback-request.repository.js';
import { AppConfig } from '../../src/platform/config/app-config.js';
import type { LlmConfig } from '../../src/platform/config/llm-config.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { getAttempt, importQuestions, startAttempt } from '../support/answering.js';
import { EventSource } from '../support/event-source.js';
import {
  answered,
  asked,
  askingOf,
  budgetOf,
  getFeedback,
  heldReply,
  replyWithLevels,
  runDueFeedback,
  type FeedbackBody,
} from '../support/feedback.js';
import { replyError, startLlmServer, type LlmServer } from '../support/llm-server.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const runner = '5f3c1d52-98f2-4b16-8f6f-7f0a6a4d8f11';
const facts = {
  host: 'host',
  modelAsked: 'a-model',
  promptVersion: '1',
  promptHash: 'hash',
  rubricHash: 'hash',
  worstCaseTokens: 1000,
};

let llm: LlmServer;
let app: TestApp;
let learner: SignedUp;
let fresh: () => string;

beforeAll(async () => {
  llm = await startLlmServer();
  llm.alwaysReplies(replyWithLevels());
  app = await startTestApp(askingOf(llm.baseUrl));
  const questions = await importQuestions(app, 'runs', 40);
  fresh = () => questions.pop() ?? '';
}, 60_000);
beforeEach(async () => {
  await app.dataSource.query(`DELETE FROM feedback_request`);
  await app.dataSource.query(`DELETE FROM feedback_usage`);
  await app.dataSource.query(`DELETE FROM feedback_day`);
  llm.willReply();
  llm.calls.length = 0;
  learner = await startPractising(app);
});
afterAll(async () => {
  await app.close();
  await llm.close();
});

const request = async (by = learner): Promise<FeedbackBody> =>
  asked(app, by, await answered(app, by, fresh()));
const requests = () => app.app.get(FeedbackRequestRepository);
const claim = (places = 2) => requests().claim(runner, app.clock.now(), places);
const sweep = () => app.app.get(Jobs).run('sweep-feedback');
const settled = { callsReserved: 0, tokensReserved: 0, dayReserved: 0 };

async function claimed(): Promise<FeedbackClaim> {
  const taken = await claim();
  if (taken === null) throw new Error('There was nothing to take.');
  return taken;
}

/** The time of those that have a request in hand is over. */
async function endLeases(): Promise<void> {
  await app.dataSource.query(
    `UPDATE feedback_request SET lease_until = now() - interval '1 second'
      WHERE lease_until IS NOT NULL`,
  );
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 20) {
    if (await isSo()) return;
    await delay(20);
  }
  throw new Error('It did not come to that.');
}

/** A call that is under way until its client hangs up. */
function hanging(): { hungUp: Promise<unknown> } {
  let hangUp: (value: unknown) => void = () => undefined;
  const hungUp = new Promise((resolve) => {
    hangUp = resolve;
  });
  llm.willReply((response) => void once(response, 'close').then(hangUp));
  return { hungUp };
}

describe('GET /v1/feedback/:id/events', () => {
  const watch = async (id: string, headers: Record<string, string> = {}) =>
    EventSource.open(`${await app.app.getUrl()}/v1/feedback/${id}/events`, {
      ...learner.auth,
      ...headers,
    });
  const told = ({ events }: EventSource) =>
    events.map(({ event, data }) => [event, data['state'] ?? data['reason']]);

  it('tells each state and the result', async () => {
    const { id } = await request();
    const source = await watch(id);
    await source.until(1);
    const { reply, letGo } = heldReply();
    llm.willReply(reply);
    const run = runDueFeedback(app);
    await source.until(2);
    letGo();
    await run;
    await source.ended;
    expect(told(source)).toEqual([
      ['state', 'queued'],
      ['state', 'running'],
      ['result', 'succeeded'],
      ['end', 'finished'],
    ]);
    expect(source.events[2]?.data).toEqual(await getFeedback(app, learner, id));
    const lastId = source.events[2]?.id ?? '';
    const again = await watch(id, { 'Last-Event-ID': lastId });
    expect(again.status).toBe(204);
  });

  it('counts as reading the outline when the result comes, not only when the watching began', async () => {
    const questionId = fresh();
    const { id } = await asked(app, learner, await answered(app, learner, questionId));
    const source = await watch(id);
    await source.until(1);
    const { id: open } = await startAttempt(app, learner, questionId);
    // What was read before it began is another matter: nothing was, as far as this attempt knows.
    await app.dataSource.query('UPDATE attempt SET peeked = false WHERE id = $1', [open]);
    await runDueFeedback(app);
    await source.ended;
    expect(told(source).at(-2)).toEqual(['result', 'succeeded']);
    expect(await getAttempt(app, learner, open)).toMatchObject({ peeked: true });
  });

  it('shows nothing of an answer that does not stand any more', async () => {
    const { id, attemptId } = await request();
    const source = await watch(id);
    await source.until(1);
    await app.dataSource.query(
      `UPDATE attempt SET state = 'voided', closed_at = now(), expires_at = NULL WHERE id = $1`,
      [attemptId],
    );
    await runDueFeedback(app);
    await source.ended;
    expect(told(source).at(-1)).toEqual(['end', 'gone']);
    expect(source.text).not.toContain('A sound plan');
  });

  it('tells the code of a failure', async () => {
    llm.willReply(replyError(401, { message: 'no' }));
    const { id } = await request();
    await runDueFeedback(app);
    const source = await watch(id);
    await source.ended;
    expect(told(source)).toEqual([
      ['error', 'failed'],
      ['end', 'finished'],
    ]);
    expect(source.events[0]?.data).toMatchObject({ fault: { code: 'PROVIDER_AUTH' } });
  });

  it('tells of its being called off, and is over', async () => {
    const { id } = await request();
    const source = await watch(id);
    await source.until(1);
    await app.http.delete(`/v1/feedback/${id}`).set(learner.auth);
    await source.ended;
    expect(told(source).slice(1)).toEqual([
      ['error', 'cancelled'],
      ['end', 'finished'],
    ]);
    await app.http.delete(`/v1/feedback/${id}`).set(learner.auth);
    expect((await watch(id)).status).toBe(404);
  });
});

describe('a request that is called off', () => {
  it('breaks off the call in this process at once, and is charged for it', async () => {
    const { hungUp } = hanging();
    const { id } = await request();
    const run = runDueFeedback(app);
    await until(() => llm.calls.length === 1);
    const reserved = (await budgetOf(app))['tokensReserved'] ?? 0;
    const began = performance.now();
    await app.http.delete(`/v1/feedback/${id}`).set(learner.auth);
    await hungUp;
    await run;
    expect(performance.now() - began).toBeLessThan(900);
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'cancelled' });
    expect(await budgetOf(app)).toEqual({
      ...settled,
      calls: 1,
      tokens: reserved / 6,
      dayTokens: reserved / 6,
    });
  });

  it('breaks off the call in another process by the next sign of life', async () => {
    const { hungUp } = hanging();
    const { id } = await request();
    const run = runDueFeedback(app);
    await until(() => llm.calls.length === 1);
    // As another process does it, which has nothing in hand to break off.
    await app.app.get(FeedbackEndings).cancel({ learnerId: learner.id, id });
    await hungUp;
    await run;
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('a runner', () => {
  it('takes the oldest, one of each learner before the second of any, and no more than there are places', async () => {
    const other = await startPractising(app);
    const mine = [await request(), await request(), await request()];
    const theirs = await request(other);
    const taken = [await claim(3), await claim(3), await claim(3), await claim(3)];
    expect(taken.map((each) => each?.id)).toEqual([mine[0]?.id, theirs.id, mine[1]?.id, undefined]);
    expect((await claim(4))?.id).toBe(mine[2]?.id);
  });

  it('over-claims nothing, however many reach for it', async () => {
    for (let made = 0; made < 4; made += 1) await request();
    const taken = await Promise.all(Array.from({ length: 12 }, () => claim(3)));
    expect(taken.filter((each) => each !== null)).toHaveLength(3);
  });

  it('that lost its request writes nothing, and may make no call', async () => {
    const { id } = await request();
    const lost = await claimed();
    await endLeases();
    await runDueFeedback(app);
    const shown = await getFeedback(app, learner, id);
    expect(shown.state).toBe('succeeded');
    const end = { state: 'failed', fault: 'REFUSED' } as const;
    expect(await app.app.get(FeedbackEndings).finish(lost, end)).toBe(false);
    expect(await requests().renew(lost)).toBe(false);
    expect(await requests().release(lost, true)).toBe(false);
    const call = { number: 2, structure: 'text', droppedParameters: [] } as const;
    const calls = app.app.get(FeedbackCallRepository);
    expect(await calls.insert(lost, facts, call, app.clock.now())).toBe(false);
    expect(await getFeedback(app, learner, id)).toEqual(shown);
  });

  it('that leaves gives the request back as if it had not begun, but for the call', async () => {
    const { hungUp } = hanging();
    const { id } = await request();
    const leaving = new AbortController();
    const config = app.app.get(AppConfig).llm as LlmConfig;
    const taken = await claimed();
    const run = app.app.get(FeedbackExecution).carryOut(taken, config, leaving.signal);
    await until(() => llm.calls.length === 1);
    leaving.abort();
    await Promise.all([run, hungUp]);
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'queued' });
    const [row] = await app.dataSource.query<object[]>(
      'SELECT starts, runner FROM feedback_request WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ starts: 0, runner: null });
    await runDueFeedback(app);
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'succeeded' });
    expect(await budgetOf(app)).toMatchObject({ ...settled, calls: 2 });
  });

  it('continues with the calls that are left, six over all runs', async () => {
    const { id } = await request();
    const dead = await claimed();
    const calls = app.app.get(FeedbackCallRepository);
    for (let number = 1; number <= 5; number += 1) {
      const call = { number, structure: 'text', droppedParameters: [] } as const;
      await calls.insert(dead, facts, call, app.clock.now());
    }
    await endLeases();
    llm.willReply(replyError(500, { message: 'no' }));
    await runDueFeedback(app);
    expect(llm.calls).toHaveLength(1);
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'failed' });
    const budget = await budgetOf(app);
    expect(budget).toMatchObject({ ...settled, calls: 6 });
    expect(budget['tokens']).toBeGreaterThanOrEqual(5000);
  });
});

describe('the sweep', () => {
  it('gives up what took three processes along, at the price of what they called', async () => {
    const { id } = await request();
    for (let start = 1; start <= 3; start += 1) {
      const taken = await claimed();
      const call = { number: start, structure: 'text', droppedParameters: [] } as const;
      await app.app.get(FeedbackCallRepository).insert(taken, facts, call, app.clock.now());
      await sweep();
      expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'running' });
      await endLeases();
    }
    expect(await claim()).toBeNull();
    await sweep();
    await sweep();
    expect(await getFeedback(app, learner, id)).toMatchObject({
      state: 'expired',
      fault: { code: 'PROVIDER_UNAVAILABLE' },
    });
    expect(await budgetOf(app)).toEqual({ ...settled, calls: 3, tokens: 3000, dayTokens: 3000 });
  });

  it('gives up what waited for an hour, and leaves what is in hand', async () => {
    const held = await request();
    const taken = await claimed();
    const waiting = await request();
    app.clock.advance({ minutes: 59 });
    await sweep();
    expect(await getFeedback(app, learner, waiting.id)).toMatchObject({ state: 'queued' });
    app.clock.advance({ minutes: 2 });
    expect(await claim()).toBeNull();
    await sweep();
    expect(await getFeedback(app, learner, waiting.id)).toMatchObject({ state: 'expired' });
    expect(await getFeedback(app, learner, held.id)).toMatchObject({ state: 'running' });
    await app.app.get(FeedbackEndings).finish(taken, { state: 'failed', fault: 'REFUSED' });
    expect(await budgetOf(app)).toEqual({ ...settled, calls: 0, tokens: 0, dayTokens: 0 });
  });
});

describe('the purge', () => {
  it('forgets what ended long ago, and the record of its calls', async () => {
    const { id } = await request();
    await runDueFeedback(app);
    const purge = () => app.app.get(Jobs).run('purge-feedback');
    const count = async () =>
      (
        await app.dataSource.query<{ count: number }[]>(
          'SELECT count(*)::integer AS count FROM feedback_call WHERE request_id = $1',
          [id],
        )
      )[0]?.count;
    app.clock.advance({ days: 89 });
    await purge();
    expect([(await getFeedback(app, learner, id)).state, await count()]).toEqual(['succeeded', 1]);
    app.clock.advance({ days: 2 });
    await purge();
    expect((await app.http.get(`/v1/feedback/${id}`).set(learner.auth)).status).toBe(404);
    expect(await count()).toBe(0);
  });
});

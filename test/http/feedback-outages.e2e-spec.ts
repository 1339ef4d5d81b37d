import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import {
  answered,
  asked,
  askingOf,
  budgetOf,
  getFeedback,
  replyWithLevels,
  runDueFeedback,
} from '../support/feedback.js';
import { replyError, startLlmServer, type LlmServer } from '../support/llm-server.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let llm: LlmServer;
let app: TestApp;
let learner: SignedUp;
let questions: string[];

beforeAll(async () => {
  llm = await startLlmServer();
  app = await startTestApp(askingOf(llm.baseUrl));
  questions = await importQuestions(app, 'outages', 12);
  learner = await startPractising(app);
}, 60_000);
beforeEach(() => {
  llm.calls.length = 0;
});
afterAll(async () => {
  await app.close();
  await llm.close();
});

const request = async (): Promise<string> =>
  (await asked(app, learner, await answered(app, learner, questions.pop() ?? ''))).id;
const read = (id: string) => getFeedback(app, learner, id);

describe('POST /v1/attempts/:id/feedback while a server is down', () => {
  it('costs calls, and no tokens', async () => {
    llm.alwaysReplies(replyError(503, { message: 'Loading model' }));
    const id = await request();
    await runDueFeedback(app);
    expect(await read(id)).toMatchObject({
      state: 'failed',
      fault: { code: 'PROVIDER_UNAVAILABLE' },
    });
    expect(llm.calls).toHaveLength(3);
    expect(await budgetOf(app)).toMatchObject({ calls: 3, tokens: 0, dayTokens: 0 });
  });

  it('waits once five have failed, and is worked on a minute later', async () => {
    llm.alwaysReplies(replyError(401, { message: 'No such key' }));
    app.clock.advance({ minutes: 5 });
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) ids.push(await request());
    await runDueFeedback(app);
    expect(llm.calls).toHaveLength(5);
    const waiting = ids.slice(5);
    for (const id of ids.slice(0, 5)) expect(await read(id)).toMatchObject({ state: 'failed' });
    for (const id of waiting) expect(await read(id)).toMatchObject({ state: 'queued' });

    app.clock.advance({ minutes: 1 });
    llm.alwaysReplies(replyWithLevels());
    await runDueFeedback(app);
    for (const id of waiting) expect(await read(id)).toMatchObject({ state: 'succeeded' });
  });

  it('is not asked any more for more than was reserved', async () => {
    const id = await request();
    await app.dataSource.query(
      `UPDATE feedback_request SET reserved_tokens = reserved_tokens - 6 WHERE id = $1`,
      [id],
    );
    await runDueFeedback(app);
    expect(await read(id)).toMatchObject({ state: 'expired' });
    expect(llm.calls).toHaveLength(0);
  });
});

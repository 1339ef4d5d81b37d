import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dialects } from '../src/feedback/dialects.js';
import type { CallReport } from '../src/feedback/domain/chat.js';
import { FeedbackEngine } from '../src/feedback/feedback-engine.service.js';
import { sampleQuestion } from './support/feedback-engine.js';
import { serverLike } from './support/llm-personalities.js';
import { startLlmServer, type LlmServer } from './support/llm-server.js';
import { startTestApp, type TestApp } from './support/test-app.js';

describe('what is remembered of servers', () => {
  let server: LlmServer;
  let test: TestApp;

  const ask = async (): Promise<string[]> => {
    const outcomes: string[] = [];
    await test.app.get(FeedbackEngine).ask(sampleQuestion, {
      firstCall: 1,
      signal: new AbortController().signal,
      ledger: {
        begin: () => Promise.resolve(),
        end: async (_, { outcome }: CallReport) => void outcomes.push(outcome),
      },
    });
    return outcomes;
  };

  beforeAll(async () => {
    server = await startLlmServer();
    test = await startTestApp({
      LLM_BASE_URL: server.baseUrl,
      LLM_MODEL: 'asked-model',
      LLM_GLOBAL_DAILY_TOKENS: '1000000',
    });
  });

  afterAll(async () => {
    await test.close();
    await server.close();
  });

  it('is how they like to be asked, for a day', async () => {
    server.alwaysReplies(serverLike('openaiReasoning'));
    expect(await ask()).toEqual(['step-down', 'step-down', 'ok']);
    expect(await ask()).toEqual(['ok']);
    const dialects = test.app.get(Dialects);
    expect(await dialects.find(server.baseUrl, 'asked-model')).toMatchObject({
      structure: 'json_schema',
      droppedParameters: ['max_tokens', 'temperature'],
    });
    expect(await dialects.find(server.baseUrl, 'another-model')).toBeNull();
    expect(await dialects.find('http://127.0.0.1:9/v1', 'asked-model')).toBeNull();

    test.clock.advance({ hours: 23, minutes: 59 });
    expect(await ask()).toEqual(['ok']);
    test.clock.advance({ minutes: 1 });
    expect(await dialects.find(server.baseUrl, 'asked-model')).toBeNull();
    expect(await ask()).toEqual(['step-down', 'step-down', 'ok']);
  });

  it('is overwritten by what they turned out to like since', async () => {
    server.alwaysReplies(serverLike('textOnly'));
    expect(await ask()).toEqual(['step-down', 'step-down', 'ok']);
    expect(await ask()).toEqual(['ok']);
    const rows: unknown = await test.dataSource.query(
      'SELECT structure, dropped_parameters AS dropped FROM llm_dialect',
    );
    expect(rows).toEqual([{ structure: 'text', dropped: ['max_tokens', 'temperature'] }]);
  });

  it('is forgotten when it leads nowhere', async () => {
    server.alwaysReplies(serverLike('maxTokensOnly'));
    expect(await ask()).toEqual(['step-down', 'PROVIDER_MISCONFIGURED']);
    expect(await ask()).toEqual(['step-down', 'ok']);
    expect(await ask()).toEqual(['ok']);
    test.clock.advance({ hours: 24 });
  });

  it('is soon forgotten when one answer of a model was to blame', async () => {
    server.alwaysReplies(serverLike('fencing'));
    expect(await ask()).toEqual(['step-down', 'ok']);
    test.clock.advance({ minutes: 59 });
    expect(await ask()).toEqual(['ok']);
    test.clock.advance({ minutes: 1 });
    expect(await ask()).toEqual(['step-down', 'ok']);
  });
});

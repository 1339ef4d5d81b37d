import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine } from '../../test/support/feedback-engine.js';
import {
  personalityNames,
  serverLike,
  type Personality,
} from '../../test/support/llm-personalities.js';
import { replyJson, startLlmServer, type LlmServer } from '../../test/support/llm-server.js';

/** Calls that the first request costs; what each of them came to. */
const firstContact: Record<Personality, string[]> = {
  openai: ['ok'],
  openaiReasoning: ['step-down', 'step-down', 'ok'],
  azure: ['step-down', 'ok'],
  vllm: ['ok'],
  ollama: ['ok'],
  llamaCpp: ['step-down', 'ok'],
  lmStudio: ['ok'],
  openRouter: ['ok'],
  liteLlm: ['step-down', 'ok'],
  maxTokensOnly: ['step-down', 'ok'],
  fencing: ['step-down', 'ok'],
  thinking: ['ok'],
  thinkingHalfOpen: ['ok'],
  chatty: ['step-down', 'ok'],
  textOnly: ['step-down', 'step-down', 'ok'],
  terse: ['ok'],
};

describe('servers of different persuasions', () => {
  let server: LlmServer;

  beforeAll(async () => {
    server = await startLlmServer();
  });

  afterEach(() => {
    server.calls.length = 0;
  });

  afterAll(() => server.close());

  it.each(personalityNames)('%s is understood, and the second time at once', async (name) => {
    server.alwaysReplies(serverLike(name));
    const { ask, ledger } = await openEngine(server.baseUrl);

    const first = await ask();
    expect(ledger.ended.map(({ outcome }) => outcome)).toEqual(firstContact[name]);
    expect(first).toMatchObject({
      kind: 'feedback',
      call: firstContact[name].length,
      feedback: {
        criteria: ['cost', 'statistics', 'expression'].map((criterionKey) => ({
          criterionKey,
          levelKey: 'full',
        })),
        quotesDropped: 0,
      },
    });

    server.calls.length = 0;
    expect(await ask()).toEqual({ ...first, call: 1 });
    expect(server.calls).toHaveLength(1);
  });

  it('begins where the operator says, and goes on from there', async () => {
    server.alwaysReplies(serverLike('lmStudio'));
    const { ask, ledger } = await openEngine(server.baseUrl, { LLM_STRUCTURED: 'json_object' });
    expect(await ask()).toMatchObject({ kind: 'feedback', call: 2 });
    expect(await ask()).toMatchObject({ kind: 'feedback', call: 1 });
    expect(ledger.begun.map(({ structure }) => structure)).toEqual(['json_object', 'text', 'text']);
  });

  it('tries again when a broker tells of a fault behind it inside a 200', async () => {
    server.willReply(replyJson(200, { error: { code: 502, message: 'Provider returned error' } }));
    server.alwaysReplies(serverLike('openRouter'));
    const { ask, ledger } = await openEngine(server.baseUrl);
    expect(await ask()).toMatchObject({ kind: 'feedback', call: 2 });
    expect(ledger.ended).toMatchObject([
      { status: 200, outcome: 'retry', tokens: null, cost: null },
      { status: 200, outcome: 'ok', tokens: { input: 120, output: 45 }, cost: 0.00042 },
    ]);
  });

  it('reads the cost in a header', async () => {
    server.alwaysReplies(serverLike('liteLlm'));
    const { ask, ledger } = await openEngine(server.baseUrl);
    await ask();
    expect(ledger.ended.at(-1)).toMatchObject({ cost: 0.0011, modelServed: 'served-model' });
  });
});

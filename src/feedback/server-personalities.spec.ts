import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine } from '../../test/support/feedback-engine.js';
import { honestModel } from '../../test/support/fake-models.js';
import {
  personalityNames,
  serverLike,
  type Personality,
} from '../../test/support/llm-personalities.js';
import { replyError, startLlmServer, type LlmServer } from '../../test/support/llm-server.js';

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
});

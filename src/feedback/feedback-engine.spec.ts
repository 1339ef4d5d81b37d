import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine, sampleQuestion } from '../../test/support/feedback-engine.js';
import {
  gullibleModel,
  honestModel,
  quotings,
  readPrompt,
} from '../../test/support/fake-models.js';
import { serverLike } from '../../test/support/llm-personalities.js';
import {
  completion,
  replyError,
  replyJson,
  startLlmServer,
  type LlmReply,
  type LlmServer,
} from '../../test/support/llm-server.js';
import { worstCaseTokens } from './domain/call-terms.js';
import type { FeedbackFault } from './domain/feedback-fault.js';

const unavailable = { kind: 'fault', fault: 'PROVIDER_UNAVAILABLE' };
const down = replyError(500, { message: 'The server had an error' });
const silent: LlmReply = () => undefined;

describe('FeedbackEngine', () => {
  let server: LlmServer;

  beforeAll(async () => {
    server = await startLlmServer();
  });

  afterEach(() => {
    server.willReply();
    server.calls.length = 0;
  });

  afterAll(() => server.close());

  describe('asking', () => {
    it('sends the answer and the rubric, and nothing that is kept back', async () => {
      server.alwaysReplies(serverLike('openai'));
      const { ask } = await openEngine(server.baseUrl);
      await ask();
      const { request } = server.calls[0] ?? {};
      expect(request).toMatchObject({
        model: 'asked-model',
        temperature: 0,
        seed: 0,
        max_tokens: 4000,
        response_format: { type: 'json_schema', json_schema: { strict: true } },
      });
      expect(JSON.stringify(request)).toContain('Stale statistics make it misjudge');
      expect(JSON.stringify(request)).not.toMatch(/covering indexes|Low selectivity/u);
    });

    it('shows nothing that a model which was talked round cannot bear out', async () => {
      server.alwaysReplies(serverLike('openai', gullibleModel(quotings.invention)));
      const { ask } = await openEngine(server.baseUrl);
      expect(await ask()).toMatchObject({
        kind: 'feedback',
        feedback: {
          criteria: sampleQuestion.criteria.map(({ key }) => ({
            criterionKey: key,
            levelKey: null,
            evidence: [],
          })),
          quotesKept: 0,
          quotesDropped: 3,
        },
      });
    });

    it('keeps what the server said only where the operator wants it', async () => {
      server.alwaysReplies(serverLike('openai'));
      const quiet = await openEngine(server.baseUrl);
      const keeping = await openEngine(server.baseUrl, { LLM_STORE_RAW: 'true' });
      await Promise.all([quiet.ask(), keeping.ask()]);
      expect(quiet.ledger.ended[0]?.raw).toBeNull();
      expect(keeping.ledger.ended[0]?.raw).toContain('"chat.completion"');
    });

    it('takes out what no database keeps', async () => {
      const broken = 'half \ud83d of a pair \0 and more';
      server.alwaysReplies((response, call) => {
        const said = { ...honestModel(readPrompt(call.request)), summary: broken };
        replyJson(200, completion(JSON.stringify(said)))(response, call);
      });
      const { ask } = await openEngine(server.baseUrl);
      expect(JSON.stringify(await ask())).not.toMatch(/\\ud83d|\\u0000/u);
    });

    it('counts on from the calls of a run that broke off', async () => {
      server.alwaysReplies(down);
      const { ask, ledger } = await openEngine(server.baseUrl);
      expect(await ask({ firstCall: 6 })).toEqual(unavailable);
      expect(ledger.begun.map(({ number }) => number)).toEqual([6]);
      expect(await ask({ firstCall: 7 })).toEqual(unavailable);
      expect(server.calls).toHaveLength(1);
    });

    it('knows the most that a call can cost', async () => {
      server.alwaysReplies(serverLike('textOnly'));
      const { ask, engine } = await openEngine(server.baseUrl);
      const most = await engine.worstCaseTokens(sampleQuestion);
      await ask();
      const sent = server.calls.at(-1)?.request.messages.map(({ content }) => content) ?? [];
      expect(most).toBe(worstCaseTokens(sent.join(''), 4000));
    });
  });

  describe('a ledger', () => {
    it('is written before a call goes out, and a call that it forbids does not', async () => {
      server.alwaysReplies(serverLike('openai'));
      const { engine } = await openEngine(server.baseUrl);
      const asking = engine.ask(sampleQuestion, {
        firstCall: 1,
        signal: new AbortController().signal,
        ledger: {
          begin: () => Promise.reject(new Error('The lease is lost.')),
          end: () => Promise.resolve(),
        },
      });
      await expect(asking).rejects.toThrow('The lease is lost.');
      expect(server.calls).toHaveLength(0);
    });
  });

  describe('cancelling', () => {
    it('ends a call that is under way, which is written down', async () => {
      server.alwaysReplies(silent);
      const { ask, ledger } = await openEngine(server.baseUrl, { LLM_TIMEOUT_MS: '20000' });
      const leaving = new AbortController();
      setTimeout(() => leaving.abort(), 50);
      expect(await ask({ signal: leaving.signal })).toEqual({ kind: 'fault', fault: 'CANCELLED' });
      expect(ledger.ended).toMatchObject([{ number: 1, outcome: 'CANCELLED', status: null }]);
    });

    it('ends a pause between two calls', async () => {
      server.alwaysReplies(replyError(429, { message: 'Slow down' }, { 'retry-after': '4' }));
      const { ask } = await openEngine(server.baseUrl);
      const leaving = new AbortController();
      setTimeout(() => leaving.abort(), 200);
      const begunAt = performance.now();
      expect(await ask({ signal: leaving.signal })).toEqual({ kind: 'fault', fault: 'CANCELLED' });
      expect(performance.now() - begunAt).toBeLessThan(3000);
      expect(server.calls).toHaveLength(1);
    });

    it('before it begins costs nothing', async () => {
      const { ask } = await openEngine(server.baseUrl);
      expect(await ask({ signal: AbortSignal.abort() })).toMatchObject({ fault: 'CANCELLED' });
      expect(server.calls).toHaveLength(0);
    });
  });

  describe('the deadline', () => {
    it('ends all calls together', async () => {
      server.alwaysReplies((response, call) => {
        setTimeout(
          () => replyError(400, { message: 'no seed', param: 'seed' })(response, call),
          300,
        );
        server.alwaysReplies(silent);
      });
      const env = { LLM_TIMEOUT_MS: '20000', LLM_DEADLINE_MS: '1500' };
      const { ask, ledger } = await openEngine(server.baseUrl, env);
      expect(await ask()).toEqual({ kind: 'fault', fault: 'PROVIDER_TIMEOUT' });
      expect(ledger.ended.map(({ outcome }) => outcome)).toEqual(['step-down', 'PROVIDER_TIMEOUT']);
      expect(ledger.ended[1]?.latencyMs).toBeLessThan(1300);
    });
  });

  describe('the circuit', () => {
    it('opens after five failures, and lets one through a minute later', async () => {
      const { ask, clock, engine } = await openEngine(server.baseUrl, { LLM_TIMEOUT_MS: '1000' });
      server.alwaysReplies(replyError(401, { message: 'no' }));
      for (let request = 0; request < 5; request += 1) await ask();
      expect(server.calls).toHaveLength(5);
      expect(await ask()).toEqual(unavailable);
      expect(server.calls).toHaveLength(5);

      expect(engine.letsThrough()).toBe(false);
      clock.advance({ seconds: 60 });
      expect(engine.letsThrough()).toBe(true);
      server.willReply(silent);
      const trial = ask();
      expect(engine.letsThrough()).toBe(false);
      expect(await ask()).toEqual(unavailable);
      expect(await trial).toMatchObject({ fault: 'PROVIDER_TIMEOUT' });
      expect(server.calls).toHaveLength(6);

      clock.advance({ seconds: 60 });
      server.alwaysReplies(serverLike('openai'));
      expect(await ask()).toMatchObject({ kind: 'feedback' });
      expect(await ask()).toMatchObject({ kind: 'feedback' });
    });

    it.each<[string, LlmReply, FeedbackFault]>([
      ['what models say', replyJson(200, completion('no')), 'INVALID_OUTPUT'],
      [
        'answers that are too long for a model',
        replyError(400, { message: "This model's maximum context length is 4096 tokens." }),
        'PROVIDER_MISCONFIGURED',
      ],
    ])('does not mind %s', async (_, reply, fault) => {
      const { ask, engine } = await openEngine(server.baseUrl);
      server.alwaysReplies(reply);
      for (let request = 0; request < 6; request += 1) {
        expect(await ask()).toEqual({ kind: 'fault', fault });
      }
      expect(engine.letsThrough()).toBe(true);
    });
  });
});

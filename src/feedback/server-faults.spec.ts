import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine, type OpenEngine } from '../../test/support/feedback-engine.js';
import { deafUrl, llmFaults, type LlmFault } from '../../test/support/llm-faults.js';
import { startLlmServer, type LlmServer } from '../../test/support/llm-server.js';
import type { FeedbackFault } from './domain/feedback-fault.js';
import type { EngineAnswer } from './feedback-engine.service.js';

/** What each fault ends in, and after how many calls. */
const ends: Record<LlmFault, [FeedbackFault, number]> = {
  'stalls before the headers': ['PROVIDER_TIMEOUT', 1],
  'stalls in the body': ['PROVIDER_TIMEOUT', 1],
  'drips for longer than the call may take': ['PROVIDER_TIMEOUT', 1],
  'hangs up before the headers': ['PROVIDER_UNAVAILABLE', 3],
  'hangs up in the body': ['PROVIDER_UNAVAILABLE', 3],
  'sends fewer bytes than it announced': ['PROVIDER_TIMEOUT', 1],
  'cuts a chunk': ['PROVIDER_UNAVAILABLE', 3],
  'speaks something else than HTTP': ['PROVIDER_UNAVAILABLE', 3],
  'redirects with 307': ['PROVIDER_MISCONFIGURED', 1],
  'redirects with 302': ['PROVIDER_MISCONFIGURED', 1],
  'answers 304': ['PROVIDER_MISCONFIGURED', 1],
  'sends a web page': ['PROVIDER_MISCONFIGURED', 1],
  'sends a web page with 502': ['PROVIDER_UNAVAILABLE', 3],
  'sends a web page with 403': ['PROVIDER_AUTH', 1],
  'tells of a fault in a 200': ['PROVIDER_MISCONFIGURED', 1],
  'tells of its limits in a 200': ['PROVIDER_BUSY', 3],
  'tells of an overload in a 200': ['PROVIDER_BUSY', 3],
  'tells of an unknown key in a 200': ['PROVIDER_AUTH', 1],
  'breaks down and says so in the choice': ['PROVIDER_UNAVAILABLE', 3],
  'sends nothing': ['PROVIDER_MISCONFIGURED', 1],
  'answers 204': ['PROVIDER_MISCONFIGURED', 1],
  'sends half of a JSON body': ['PROVIDER_MISCONFIGURED', 1],
  'sends JSON that is no object': ['PROVIDER_MISCONFIGURED', 1],
  'streams although nobody asked it to': ['PROVIDER_MISCONFIGURED', 1],
  'has no choices': ['PROVIDER_MISCONFIGURED', 1],
  'has a choice without a message': ['PROVIDER_MISCONFIGURED', 1],
  'says nothing': ['INVALID_OUTPUT', 2],
  'says an empty text': ['INVALID_OUTPUT', 2],
  'calls a tool': ['INVALID_OUTPUT', 2],
  'says something else': ['INVALID_OUTPUT', 2],
  'says another JSON': ['INVALID_OUTPUT', 2],
  'names a criterion that there is not': ['INVALID_OUTPUT', 2],
  'is cut at the limit': ['TRUNCATED', 1],
  'is at the limit though its JSON is whole': ['TRUNCATED', 1],
  'is cut and does not say why': ['TRUNCATED', 1],
  'refuses in the refusal field': ['REFUSED', 1],
  'filters what the model said': ['REFUSED', 1],
  'filters what it was asked': ['REFUSED', 1],
  'answers 400': ['PROVIDER_MISCONFIGURED', 1],
  'knows no such model': ['PROVIDER_MISCONFIGURED', 1],
  'answers 404 with a page': ['PROVIDER_MISCONFIGURED', 1],
  'finds the prompt too long': ['PROVIDER_MISCONFIGURED', 1],
  'refuses every way to limit it': ['PROVIDER_MISCONFIGURED', 2],
  'finds a new fault each time': ['PROVIDER_MISCONFIGURED', 6],
  'does not know the key': ['PROVIDER_AUTH', 1],
  'does not know the key and says 400': ['PROVIDER_AUTH', 1],
  'lets nobody in': ['PROVIDER_AUTH', 1],
  'wants to be paid': ['PROVIDER_QUOTA', 1],
  'has no quota left': ['PROVIDER_QUOTA', 1],
  'answers 408': ['PROVIDER_TIMEOUT', 1],
  'answers 409': ['PROVIDER_BUSY', 3],
  'answers 413': ['PROVIDER_MISCONFIGURED', 1],
  'answers 422': ['PROVIDER_MISCONFIGURED', 1],
  'is busy': ['PROVIDER_BUSY', 3],
  'is busy for an hour': ['PROVIDER_BUSY', 1],
  'is busy for a moment': ['PROVIDER_BUSY', 3],
  'answers 500': ['PROVIDER_UNAVAILABLE', 3],
  'answers 501': ['PROVIDER_UNAVAILABLE', 3],
  'answers 502': ['PROVIDER_UNAVAILABLE', 3],
  'answers 503': ['PROVIDER_UNAVAILABLE', 3],
  'answers 504': ['PROVIDER_UNAVAILABLE', 3],
  'answers 529': ['PROVIDER_UNAVAILABLE', 3],
  'announces gzip and sends something else': ['PROVIDER_MISCONFIGURED', 1],
  'sends fifty megabytes': ['PROVIDER_MISCONFIGURED', 1],
  'sends megabytes without end': ['PROVIDER_MISCONFIGURED', 1],
  'packs twenty megabytes into a few': ['PROVIDER_MISCONFIGURED', 1],
};
const names = Object.keys(ends) as LlmFault[];

/** What a server is allowed to take here, in milliseconds. */
const timeoutMs = 2000;
/** Servers met at a time: the others wait, or waiting for them would look like a fault of theirs. */
const metAtATime = 12;
/** A rejection that nobody handles shows within it, and Jest fails the test that runs. */
const settleMs = 100;

interface Outcome {
  answer: EngineAnswer;
  engine: OpenEngine;
  server: LlmServer;
}

async function meet(name: LlmFault): Promise<Outcome> {
  const server = await startLlmServer();
  server.alwaysReplies(llmFaults[name]);
  const engine = await openEngine(server.baseUrl, { LLM_TIMEOUT_MS: String(timeoutMs) });
  const answer = await engine.ask();
  return { answer, engine, server };
}

describe('servers that fail', () => {
  const outcomes = new Map<LlmFault, Outcome>();

  beforeAll(async () => {
    const waiting = [...names];
    const meetOthers = async (): Promise<void> => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        outcomes.set(name, await meet(name));
      }
    };
    await Promise.all(Array.from({ length: metAtATime }, meetOthers));
  });

  afterAll(() => Promise.all(Array.from(outcomes.values(), ({ server }) => server.close())));

  it.each(names)('one that %s is known by its code', (name) => {
    const [fault, calls] = ends[name];
    const outcome = outcomes.get(name);
    expect(outcome?.answer).toEqual({ kind: 'fault', fault });
    expect(outcome?.server.calls).toHaveLength(calls);
    const { begun = [], ended = [] } = outcome?.engine.ledger ?? {};
    const numbers = Array.from({ length: calls }, (_, place) => place + 1);
    expect(begun.map(({ number }) => number)).toEqual(numbers);
    expect(ended.map(({ number }) => number)).toEqual(numbers);
    expect(ended.at(-1)).toMatchObject({ outcome: fault, raw: null });
  });

  it('leaves no rejection behind', async () => {
    await delay(settleMs);
    expect(outcomes.size).toBe(names.length);
  });

  it('one that does not listen is unavailable', async () => {
    const { ask, ledger } = await openEngine(await deafUrl());
    expect(await ask()).toEqual({ kind: 'fault', fault: 'PROVIDER_UNAVAILABLE' });
    expect(ledger.ended.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['retry', null],
      ['retry', null],
      ['PROVIDER_UNAVAILABLE', null],
    ]);
  });

  it('one whose key cannot be written into a header is asked nothing', async () => {
    const server = await startLlmServer();
    const { ask } = await openEngine(server.baseUrl, { LLM_API_KEY: 'clé…' });
    expect(await ask()).toEqual({ kind: 'fault', fault: 'PROVIDER_MISCONFIGURED' });
    expect(server.calls).toHaveLength(0);
    await server.close();
  });

  it('one whose name nobody knows, or whose certificate nobody vouches for, is unavailable', async () => {
    const server = await startLlmServer();
    const urls = ['https://no-such-host.invalid/v1', server.baseUrl.replace('http:', 'https:')];
    const engines = await Promise.all(urls.map((url) => openEngine(url)));
    const answers = await Promise.all(engines.map(({ ask }) => ask()));
    await server.close();
    const unavailable = { kind: 'fault', fault: 'PROVIDER_UNAVAILABLE' };
    for (const { ledger } of engines) {
      expect(ledger.ended[0]?.tokens).toEqual({ input: 0, output: 0 });
    }
    expect(answers).toEqual([unavailable, unavailable]);
  });
});

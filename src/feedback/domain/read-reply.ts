import { lastingFault, type CallProblem } from './call-problem.js';
import { classifyFailure } from './classify-failure.js';
import type { Dialect } from './dialect.js';
import type { FeedbackFault } from './feedback-fault.js';
import { readCompletion, readFacts, type CallFacts, type Completion } from './read-completion.js';
import { readError } from './read-error.js';
import { readRetryAfter } from './read-retry-after.js';
import type { Break, HttpReply, ServerReply } from './server-reply.js';

/** What a server answered, with what it cost. */
export interface Reading {
  readonly result: { readonly kind: 'completion'; readonly completion: Completion } | CallProblem;
  readonly facts: CallFacts;
}

const nothing: CallFacts = { modelServed: null, tokens: null, cost: null };
const free: CallFacts = { ...nothing, tokens: { input: 0, output: 0 } };
/** Of these nobody worked on anything. */
const idle: ReadonlySet<Break> = new Set(['unconnected', 'unsent']);
const breaks: Readonly<Record<Break, FeedbackFault>> = {
  cancelled: 'CANCELLED',
  timeout: 'PROVIDER_TIMEOUT',
  unconnected: 'PROVIDER_UNAVAILABLE',
  unreachable: 'PROVIDER_UNAVAILABLE',
  redirected: 'PROVIDER_MISCONFIGURED',
  garbled: 'PROVIDER_MISCONFIGURED',
  oversized: 'PROVIDER_MISCONFIGURED',
  unsent: 'PROVIDER_MISCONFIGURED',
};

/**
 * What to make of the answer of a server. A status proves nothing: a 200 may be a web page, or tell of an
 * error. Content types are not looked at, since servers that send JSON get them wrong.
 *
 * @param dialect how the server was asked
 * @param now epoch milliseconds
 */
export function readReply(reply: ServerReply, dialect: Dialect, now: number): Reading {
  if (reply.kind === 'break') {
    const { reason } = reply;
    const isPassing = reason === 'unreachable' || reason === 'unconnected';
    const facts = idle.has(reason) ? free : nothing;
    return { result: { ...lastingFault(breaks[reason]), isPassing }, facts };
  }
  const body = jsonOf(reply);
  return { result: resultOf(reply, body, dialect, now), facts: factsOf(reply, body) };
}

function resultOf(
  { status, headers }: HttpReply,
  body: unknown,
  dialect: Dialect,
  now: number,
): Reading['result'] {
  const error = readError(status, body);
  if (error !== null) return classifyFailure(error, dialect, readRetryAfter(headers, now));
  const completion = readCompletion(body);
  if (completion === null) return lastingFault('PROVIDER_MISCONFIGURED');
  return { kind: 'completion', completion };
}

/** LiteLLM tells what a call cost in a header. */
function factsOf({ headers }: HttpReply, body: unknown): CallFacts {
  const facts = readFacts(body);
  if (facts.cost !== null) return facts;
  const told = headers['x-litellm-response-cost'] ?? '';
  return { ...facts, cost: readFacts({ usage: { cost: told === '' ? null : Number(told) } }).cost };
}

function jsonOf({ text }: HttpReply): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

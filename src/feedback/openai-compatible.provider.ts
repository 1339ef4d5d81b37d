import { Injectable } from '@nestjs/common';
import type OpenAI from 'openai';
import type { ClientOptions } from 'openai';
import type { LlmConfig } from '../platform/config/llm-config.js';
import { withoutVariables } from '../platform/config/process-env.js';
import { breakReason } from './break-reason.js';
import type { ChatBody, ResponseFormat } from './domain/chat-body.js';
import type { ServerReply } from './domain/server-reply.js';
import { readBounded } from './read-bounded.js';

type Fetch = NonNullable<ClientOptions['fetch']>;
type CreateParams = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;

/** Whom to ask, and how long to wait. */
export interface Asking {
  readonly llm: Pick<LlmConfig, 'baseUrl' | 'apiKey'>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Far more than a model says within any limit that can be configured. */
const mostBodyBytes = 2 * 1024 * 1024;
/** The library gives up after we did, and never before. */
const graceMs = 5000;

/**
 * Servers that speak the protocol of OpenAI. The library writes the request; what leaves and what comes
 * back passes through a fetch of ours: it sends no headers but its own, follows nobody elsewhere, reads
 * bodies up to a bound and within the time of the call, and keeps the answer as it came, since the library
 * would make a completion of any JSON and an error of its own of everything else.
 */
@Injectable()
export class OpenAiCompatibleProvider {
  /** Ask once. Whatever goes wrong on the way is a break. */
  async send(body: ChatBody, { llm, timeoutMs, signal }: Asking): Promise<ServerReply> {
    // Loaded by the first call: a server that asks nobody does not carry it.
    const { OpenAI: Client } = await import('openai');
    if (signal.aborted) return { kind: 'break', reason: 'cancelled' };
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMs);
    const either = AbortSignal.any([signal, timeout.signal]);
    try {
      return await exchange(Client, body, { llm, timeoutMs, signal: either });
    } catch (error) {
      if (signal.aborted) return { kind: 'break', reason: 'cancelled' };
      const reason = timeout.signal.aborted ? 'timeout' : breakReason(error);
      return { kind: 'break', reason };
    } finally {
      clearTimeout(timer);
    }
  }
}

async function exchange(
  Client: typeof OpenAI,
  body: ChatBody,
  { llm, timeoutMs, signal }: Asking,
): Promise<ServerReply> {
  let reply: ServerReply | undefined;
  let failure: unknown;
  const client = makeClient(Client, llm, async (url, init) => {
    try {
      reply = await fetchWhole(url, init, llm.apiKey);
      return Response.json({});
    } catch (error) {
      failure = error;
      throw error;
    }
  });
  const options = { signal, timeout: timeoutMs + graceMs };
  try {
    await client.chat.completions.create(toParams(body), options);
  } catch (error) {
    failure ??= error;
  }
  if (reply === undefined) throw failure;
  return reply;
}

/** Everything is said explicitly, since what is left out is taken from variables of the process. */
function makeClient(
  Client: typeof OpenAI,
  { baseUrl, apiKey }: Asking['llm'],
  fetch: Fetch,
): OpenAI {
  return withoutVariables('OPENAI_', () => {
    return new Client({
      baseURL: baseUrl,
      apiKey: apiKey ?? 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      logLevel: 'off',
      // A redirect would take the answer, and whatever is written in it, to somebody nobody named.
      fetchOptions: { redirect: 'error' },
      fetch,
    });
  });
}

async function fetchWhole(
  url: string | URL | Request,
  init: RequestInit | undefined,
  apiKey: string | null,
): Promise<ServerReply> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'rehearse',
    ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
  };
  const response = await fetch(url, { ...init, headers });
  const text = await readBounded(response, mostBodyBytes);
  if (text === null) return { kind: 'break', reason: 'oversized' };
  const { status } = response;
  return { kind: 'reply', status, headers: Object.fromEntries(response.headers), text };
}

function toParams({ messages, response_format: format, ...rest }: ChatBody): CreateParams {
  return {
    ...rest,
    messages: [...messages],
    ...(format !== undefined && { response_format: toFormat(format) }),
  };
}

function toFormat(format: ResponseFormat): NonNullable<CreateParams['response_format']> {
  if (format.type === 'json_object') return { type: 'json_object' };
  const { name, strict, schema } = format.json_schema;
  return { type: 'json_schema', json_schema: { name, strict, schema: { ...schema } } };
}

import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat completion request, as far as the servers here look at it. */
export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  temperature?: number;
  seed?: number;
  max_tokens?: number;
  max_completion_tokens?: number;
  stream?: boolean;
  response_format?: {
    type: string;
    json_schema?: { name: string; strict: boolean; schema: object };
  };
}

/** A call as it arrived. */
export interface LlmCall {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  request: ChatRequest;
}

/** How a call is answered: in whatever way a test wants. */
export type LlmReply = (response: ServerResponse, call: LlmCall) => void;

/** Somebody's model server, which answers as the test says and remembers what it was asked. */
export interface LlmServer {
  /** What `LLM_BASE_URL` is set to. */
  baseUrl: string;
  calls: LlmCall[];
  /** How the next calls are answered, one after the other. */
  willReply(...replies: LlmReply[]): void;
  /** How calls are answered that nothing else was said about. */
  alwaysReplies(reply: LlmReply): void;
  close(): Promise<void>;
}

export async function startLlmServer(path = '/v1'): Promise<LlmServer> {
  const calls: LlmCall[] = [];
  const planned: LlmReply[] = [];
  let usual: LlmReply = replyJson(500, { error: { message: 'Nobody said how to answer.' } });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', method = '', headers } = request;
      const body = Buffer.concat(chunks).toString('utf8');
      const call = { method, path: url, headers, request: JSON.parse(body) as ChatRequest };
      calls.push(call);
      (planned.shift() ?? usual)(response, call);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    calls,
    willReply: (...replies) => planned.splice(0, planned.length, ...replies),
    alwaysReplies: (reply) => {
      usual = reply;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function replyJson(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): LlmReply {
  return replyText(status, JSON.stringify(body), {
    'content-type': 'application/json',
    ...headers,
  });
}

export function replyText(
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): LlmReply {
  return (response) => response.writeHead(status, headers).end(body);
}

/** An error in the words of OpenAI. */
export function replyError(
  status: number,
  error: { message: string; type?: string; param?: string | null; code?: string | number | null },
  headers: Record<string, string> = {},
): LlmReply {
  return replyJson(status, { error }, headers);
}

/** What may differ from a completion that came to its end. */
export interface CompletionParts {
  message?: Record<string, unknown>;
  choice?: Record<string, unknown>;
  top?: Record<string, unknown>;
}

/** A chat completion that says this. */
export function completion(
  content: unknown,
  { message, choice, top }: CompletionParts = {},
): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_772_442_000,
    model: 'served-model',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null, ...message },
        finish_reason: 'stop',
        ...choice,
      },
    ],
    usage: { prompt_tokens: 120, completion_tokens: 45, total_tokens: 165 },
    ...top,
  };
}

import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { honestModel, readPrompt } from './fake-models.js';
import {
  completion,
  replyError,
  replyJson,
  replyText,
  type CompletionParts,
  type LlmCall,
  type LlmReply,
} from './llm-server.js';

const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };
const megabyte = 1024 * 1024;
/** A tenth of a second between bytes: never idle for long, and never done. */
const dripMs = 100;

/** What the model would have said. */
function saidTo({ request }: LlmCall): string {
  return JSON.stringify(honestModel(readPrompt(request)));
}

/** A sound answer, but for these parts. */
function soundBut(
  parts: CompletionParts,
  say: (said: string) => unknown = (said) => said,
): LlmReply {
  return (response, call) => replyJson(200, completion(say(saidTo(call)), parts))(response, call);
}

function soundBody(call: LlmCall): Buffer {
  return Buffer.from(JSON.stringify(completion(saidTo(call))));
}

function refusing(status: number, message: string, rest: object = {}): LlmReply {
  return replyError(status, { message, ...rest });
}

/** Everything a server can do wrong that is not a matter of taste, by what it does. */
export const llmFaults = {
  'stalls before the headers': () => undefined,
  'stalls in the body': (response, call) => {
    response.writeHead(200, json).write(soundBody(call).subarray(0, 40));
  },
  'drips for longer than the call may take': (response, call) => {
    response.writeHead(200, json);
    const body = soundBody(call);
    let at = 0;
    const timer = setInterval(() => response.write(body.subarray(at, (at += 1))), dripMs);
    response.on('close', () => clearInterval(timer));
  },
  'hangs up before the headers': (response) => void response.socket?.destroy(),
  'hangs up in the body': (response, call) => {
    response.writeHead(200, json).write(soundBody(call).subarray(0, 40), () => {
      response.socket?.destroy();
    });
  },
  'sends fewer bytes than it announced': (response, call) => {
    response.writeHead(200, { ...json, 'content-length': '9999' }).end(soundBody(call));
  },
  'cuts a chunk': (response) => {
    const { socket } = response;
    socket?.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"choices":');
  },
  'speaks something else than HTTP': (response) => void response.socket?.end('SSH-2.0-Hello\r\n'),
  'redirects with 307': replyText(307, '', { location: 'http://127.0.0.1:9/v1/chat/completions' }),
  'redirects with 302': replyText(302, '', { location: '/login' }),
  'answers 304': replyText(304, ''),
  'sends a web page': replyText(200, '<!doctype html><title>Log in</title>', html),
  'sends a web page with 502': replyText(502, '<html>Bad Gateway</html>', html),
  'sends a web page with 403': replyText(403, '<html>Blocked</html>', html),
  'tells of a fault in a 200': replyJson(200, { error: { message: 'Something is wrong' } }),
  'tells of its limits in a 200': replyJson(200, { error: { message: 'Slow down', code: 429 } }),
  'tells of an overload in a 200': replyJson(200, { error: { type: 'overloaded_error' } }),
  'tells of an unknown key in a 200': replyJson(200, { error: { code: 'invalid_api_key' } }),
  'breaks down and says so in the choice': soundBut({ choice: { finish_reason: 'error' } }),
  'sends nothing': replyText(200, '', json),
  'answers 204': replyText(204, ''),
  'sends half of a JSON body': replyText(200, '{"choices": [{"message": {"content": "', json),
  'sends JSON that is no object': replyText(200, 'null', json),
  'streams although nobody asked it to': replyText(
    200,
    'data: {"choices":[{"delta":{"content":"{"}}]}\n\ndata: [DONE]\n\n',
    { 'content-type': 'text/event-stream' },
  ),
  'has no choices': replyJson(200, { ...completion(''), choices: [] }),
  'has a choice without a message': replyJson(200, { choices: [{ finish_reason: 'stop' }] }),
  'says nothing': soundBut({}, () => null),
  'says an empty text': soundBut({}, () => ''),
  'calls a tool': soundBut(
    { message: { tool_calls: [{ id: '1' }] }, choice: { finish_reason: 'tool_calls' } },
    () => null,
  ),
  'says something else': soundBut({}, () => 'I liked it very much.'),
  'says another JSON': soundBut({}, () => '{"score": 10}'),
  'names a criterion that there is not': soundBut({}, (said) => said.replace('"cost"', '"price"')),
  'is cut at the limit': soundBut({ choice: { finish_reason: 'length' } }, (said) =>
    said.slice(0, -20),
  ),
  'is at the limit though its JSON is whole': soundBut({ choice: { finish_reason: 'length' } }),
  'is cut and does not say why': soundBut({ choice: { finish_reason: null } }, (said) =>
    said.slice(0, -20),
  ),
  'refuses in the refusal field': soundBut({ message: { refusal: 'I cannot help with that.' } }),
  'filters what the model said': soundBut({ choice: { finish_reason: 'content_filter' } }),
  'filters what it was asked': refusing(400, 'The prompt was filtered.', {
    code: 'content_filter',
    innererror: { code: 'ResponsibleAIPolicyViolation' },
  }),
  'answers 400': refusing(400, 'Bad request'),
  'knows no such model': refusing(404, 'The model `x` does not exist', { code: 'model_not_found' }),
  'answers 404 with a page': replyText(404, 'Not Found', html),
  'finds the prompt too long': refusing(
    400,
    "This model's maximum context length is 4096 tokens; lower max_tokens.",
    { code: 'context_length_exceeded' },
  ),
  'refuses every way to limit it': (response, { request }) => {
    const name = request.max_tokens === undefined ? 'max_completion_tokens' : 'max_tokens';
    refusing(400, `Unknown parameter: '${name}'.`, { param: name })(response, {
      request,
    } as LlmCall);
  },
  'finds a new fault each time': (response, call) => {
    const { temperature, seed, max_tokens: limit, response_format: format } = call.request;
    const named =
      (temperature !== undefined && 'temperature') ||
      (seed !== undefined && 'seed') ||
      (limit !== undefined && 'max_tokens') ||
      (format !== undefined && 'response_format') ||
      'messages';
    refusing(422, `${named} is not supported`, { param: named })(response, call);
  },
  'does not know the key': refusing(401, 'Incorrect API key provided: sk-…', {
    code: 'invalid_api_key',
  }),
  'does not know the key and says 400': refusing(400, 'API key not valid. Please pass a key.'),
  'lets nobody in': refusing(403, 'Country not supported'),
  'wants to be paid': refusing(402, 'Insufficient credits'),
  'has no quota left': refusing(429, 'You exceeded your current quota, check your billing.', {
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  }),
  'answers 408': refusing(408, 'Request timeout'),
  'answers 409': refusing(409, 'Conflict'),
  'answers 413': refusing(413, 'Request too large'),
  'answers 422': replyJson(422, { detail: [{ loc: ['body', 'messages'], msg: 'wrong' }] }),
  'is busy': refusing(429, 'Rate limit reached'),
  'is busy for an hour': replyError(
    429,
    { message: 'Rate limit reached' },
    { 'retry-after': '3600' },
  ),
  'is busy for a moment': replyError(
    429,
    { message: 'Rate limit reached' },
    { 'retry-after-ms': '5' },
  ),
  'answers 500': refusing(500, 'The server had an error'),
  'answers 501': refusing(501, 'Not implemented'),
  'answers 502': refusing(502, 'Bad gateway'),
  'answers 503': refusing(503, 'Loading model', { type: 'unavailable_error' }),
  'answers 504': replyText(504, 'upstream request timeout'),
  'answers 529': refusing(529, 'Overloaded', { type: 'overloaded_error' }),
  'announces gzip and sends something else': replyText(200, 'not gzip at all', {
    ...json,
    'content-encoding': 'gzip',
  }),
  'sends fifty megabytes': (response) => {
    response.writeHead(200, { ...json, 'content-length': String(50 * megabyte) });
    response.write(Buffer.alloc(megabyte, ' '));
  },
  'sends megabytes without end': (response) => {
    response.writeHead(200, json);
    const chunk = Buffer.alloc(megabyte, ' ');
    const send = (): void => {
      if (response.writable && !response.destroyed) response.write(chunk, send);
    };
    send();
  },
  'packs twenty megabytes into a few': (response) => {
    const packed = gzipSync(Buffer.alloc(20 * megabyte, ' '));
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(packed);
  },
} as const satisfies Record<string, LlmReply>;

export type LlmFault = keyof typeof llmFaults;

/** A port on which nobody listens. */
export async function deafUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/v1`;
}

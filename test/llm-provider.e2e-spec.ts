import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { completion, replyJson, startLlmServer, type LlmServer } from './support/llm-server.js';
import type { ChatBody } from '../src/feedback/domain/chat-body.js';
import type { ServerReply } from '../src/feedback/domain/server-reply.js';
import { projectDir } from '../src/platform/config/app-config.js';
import { OpenAiCompatibleProvider } from '../src/feedback/openai-compatible.provider.js';

const body: ChatBody = {
  model: 'asked-model',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: '{"answer":"words of a learner"}' },
  ],
  temperature: 0,
  seed: 0,
  max_tokens: 500,
  response_format: { type: 'json_object' },
};

/** All that the library reads, with values that would be seen. */
const variables = {
  OPENAI_API_KEY: 'key-of-the-process',
  OPENAI_ADMIN_KEY: 'admin-of-the-process',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/elsewhere',
  OPENAI_ORG_ID: 'org-of-the-process',
  OPENAI_PROJECT_ID: 'project-of-the-process',
  OPENAI_WEBHOOK_SECRET: 'secret-of-the-process',
  OPENAI_LOG: 'debug',
};

/** Which of the libraries are loaded by loading all of the feature, and which by asking once. */
const loading = `
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({ resolve: (specifier, context, next) => {
    if (['openai', 'zod', 'jsonrepair'].includes(specifier)) loaded.add(specifier);
    return next(specifier, context);
  } });
  const feature = './dist/src/feedback/';
  await import(feature + 'feedback.module.js');
  console.log([...loaded].join());
  const { OpenAiCompatibleProvider } = await import(feature + 'openai-compatible.provider.js');
  const llm = { baseUrl: 'http://127.0.0.1:9/v1', apiKey: null };
  const { signal } = new AbortController();
  await new OpenAiCompatibleProvider().send({ messages: [] }, { llm, signal, timeoutMs: 1000 });
  console.log([...loaded].join());
`;

describe('OpenAiCompatibleProvider', () => {
  const provider = new OpenAiCompatibleProvider();
  let server: LlmServer;

  const send = (apiKey: string | null, signal?: AbortSignal): Promise<ServerReply> =>
    provider.send(body, {
      llm: { baseUrl: server.baseUrl, apiKey },
      timeoutMs: 2000,
      signal: signal ?? new AbortController().signal,
    });

  beforeAll(async () => {
    server = await startLlmServer();
    server.alwaysReplies(replyJson(200, completion('{}'), { 'x-request-id': 'one' }));
  });

  afterEach(() => {
    server.calls.length = 0;
    for (const name of [...Object.keys(variables), 'OPENAI_CUSTOM_HEADERS']) {
      Reflect.deleteProperty(process.env, name);
    }
  });

  afterAll(() => server.close());

  it('sends what it is given, with the key, and nothing about this machine', async () => {
    await send('secret-key');
    expect(server.calls).toHaveLength(1);
    const [call] = server.calls;
    expect(call).toMatchObject({ method: 'POST', path: '/v1/chat/completions', request: body });
    const { host: _, 'content-length': __, ...headers } = call?.headers ?? {};
    expect(headers).toEqual({
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate',
      'accept-language': '*',
      authorization: 'Bearer secret-key',
      connection: 'keep-alive',
      'content-type': 'application/json',
      'sec-fetch-mode': 'cors',
      'user-agent': 'rehearse',
    });
  });

  it('says who it is to nobody where there is no key', async () => {
    await send(null);
    expect(server.calls[0]?.headers.authorization).toBeUndefined();
  });

  it('hands over the answer as it came', async () => {
    expect(await send('secret-key')).toMatchObject({
      kind: 'reply',
      status: 200,
      headers: { 'x-request-id': 'one', 'content-type': 'application/json' },
      text: JSON.stringify(completion('{}')),
    });
  });

  it.each([
    ['x-tenant: somebody\nauthorization: Bearer key-of-the-process'],
    ['not a header name: x'],
  ])('lets no variable of the process have a say, not even %j', async (customHeaders) => {
    await send(null);
    Object.assign(process.env, variables, { OPENAI_CUSTOM_HEADERS: customHeaders });
    await send(null);
    expect(server.calls).toHaveLength(2);
    expect(server.calls[1]).toEqual(server.calls[0]);
    expect(process.env).toMatchObject(variables);
    expect(process.env['OPENAI_CUSTOM_HEADERS']).toBe(customHeaders);
  });

  it('loads its library when it is first asked, and what checks answers not even then', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', loading],
      { cwd: projectDir },
    );
    expect(stdout).toBe('\nopenai\n');
  });

  it('lets go at once when whoever waits does', async () => {
    server.willReply(() => undefined);
    const leaving = new AbortController();
    const reply = send('secret-key', leaving.signal);
    setTimeout(() => leaving.abort(), 50);
    expect(await reply).toEqual({ kind: 'break', reason: 'cancelled' });
    expect(await send('secret-key', leaving.signal)).toEqual({
      kind: 'break',
      reason: 'cancelled',
    });
    expect(server.calls).toHaveLength(1);
  });
});

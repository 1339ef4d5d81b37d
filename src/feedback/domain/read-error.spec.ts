import { describe, expect, it } from '@jest/globals';
import { readError } from './read-error.js';

describe('readError', () => {
  it.each([
    ['OpenAI', { error: { message: 'no', type: 't', param: 'seed', code: 'c' } }, 'c t no', 'seed'],
    [
      'LM Studio',
      { error: "'response_format.type' must be" },
      "'response_format.type' must be",
      '',
    ],
    [
      'FastAPI',
      { detail: [{ loc: ['body', 'seed'], msg: 'm', type: 't', input: 'x' }] },
      'body.seed m t',
      '',
    ],
    ['FastAPI in short', { detail: 'Not found' }, 'Not found', ''],
    ['Mistral', { message: { detail: [{ loc: ['body', 'seed'], msg: 'm' }] } }, 'body.seed m', ''],
    ['Gemini', [{ error: { code: 400, message: 'bad' } }], '400 bad', ''],
    [
      'OpenRouter',
      { error: { code: 403, message: 'no', metadata: { reasons: [] } } },
      '403 no moderation',
      '',
    ],
    [
      'a server behind OpenRouter',
      { error: { message: 'no', metadata: { raw: 'seed' } } },
      'no seed',
      '',
    ],
    ['LiteLLM', { error: { message: 'no. Received Messages=[seed]' } }, 'no. ', ''],
    ['a proxy', 'upstream timeout', 'upstream timeout', ''],
    ['nobody', null, '', ''],
  ])('reads it in the words of %s', (_, body, text, parameter) => {
    expect(readError(400, body)).toEqual({ status: 400, text, parameter });
  });

  it.each([
    [{ code: 503 }, 503],
    [{ code: '429' }, 429],
    [{ type: 'rate_limit_error' }, 429],
    [{ code: 'invalid_api_key' }, 401],
    [{ code: 'model_not_found' }, 404],
    [{ type: 'server_error' }, 503],
    [{ message: 'response_format is not supported' }, 400],
    ['Something', 400],
  ])('%j inside a 200 stands for %d', (error, status) => {
    expect(readError(200, { error })?.status).toBe(status);
  });

  it.each([{ choices: [] }, { error: null }, { error: '' }, { error: false }, null, 'text'])(
    'a 200 with %j tells of none',
    (body) => {
      expect(readError(200, body)).toBeNull();
    },
  );

  it('reads no further than it needs to', () => {
    expect(readError(500, { error: 'x'.repeat(100_000) })?.text).toHaveLength(4000);
  });
});

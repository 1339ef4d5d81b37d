import { describe, expect, it } from '@jest/globals';
import { classifyFailure } from './classify-failure.js';
import type { Dialect } from './dialect.js';

const fresh: Dialect = { structure: 'json_schema', droppedParameters: [] };
const inText: Dialect = { structure: 'text', droppedParameters: ['max_tokens'] };

function classify(status: number, text = '', parameter = '', dialect = fresh): unknown {
  return classifyFailure({ status, text, parameter }, dialect, null);
}

describe('classifyFailure', () => {
  it.each([
    ['temperature', "Unsupported value: 'temperature' does not support 0", 'temperature'],
    ['max_tokens', "'max_tokens' is not supported. Use 'max_completion_tokens' instead.", ''],
    ['max_tokens', 'max_tokens is not supported, and neither is temperature', ''],
    ['seed', 'extra_forbidden body.seed', ''],
    ['seed', 'Unknown parameter', 'seed'],
  ])('a 400 refuses %s: %s', (parameter, text, named) => {
    expect(classify(400, text, named)).toEqual({ kind: 'parameter', parameter });
    expect(classify(422, text, named)).toEqual({ kind: 'parameter', parameter });
    expect(classify(500, text, named)).toMatchObject({ fault: 'PROVIDER_UNAVAILABLE' });
  });

  it('nobody refuses what was not sent', () => {
    expect(classify(400, "'max_tokens' is unknown", '', inText)).toMatchObject({
      fault: 'PROVIDER_MISCONFIGURED',
    });
    expect(classify(400, "'max_completion_tokens' is unknown", '', inText)).toEqual({
      kind: 'parameter',
      parameter: 'max_completion_tokens',
    });
    expect(classify(400, 'response_format', 'response_format', inText)).toMatchObject({
      fault: 'PROVIDER_MISCONFIGURED',
    });
  });

  it.each([400, 422, 500, 501])('a %d refuses the form', (status) => {
    expect(classify(status, "'response_format.type' must be 'text'")).toEqual({
      kind: 'structure',
    });
    expect(classify(status, 'Invalid schema, temperature', 'response_format')).toEqual({
      kind: 'structure',
    });
  });

  it.each([
    'Invalid max_tokens value, the valid range of max_tokens is [1, 8192]',
    '`max_tokens` must be less than or equal to `8192`',
  ])('a limit that is too high is not refused by its name: %s', (text) => {
    expect(classify(400, text, 'max_tokens')).toMatchObject({ fault: 'PROVIDER_MISCONFIGURED' });
  });

  it('a prompt that is too long is not mended by another limit', () => {
    expect(classify(400, 'maximum context length is 4096, lower max_tokens')).toMatchObject({
      fault: 'PROVIDER_MISCONFIGURED',
    });
  });

  it.each([
    [400, '', 'PROVIDER_MISCONFIGURED', false],
    [401, '', 'PROVIDER_AUTH', false],
    [402, '', 'PROVIDER_QUOTA', false],
    [403, '', 'PROVIDER_AUTH', false],
    [403, 'moderation', 'REFUSED', false],
    [404, 'omni-moderation does not exist', 'PROVIDER_MISCONFIGURED', false],
    [400, 'content_filter', 'REFUSED', false],
    [408, '', 'PROVIDER_TIMEOUT', false],
    [418, '', 'PROVIDER_MISCONFIGURED', false],
    [429, '', 'PROVIDER_BUSY', true],
    [429, 'insufficient_quota', 'PROVIDER_QUOTA', false],
    [429, 'rate_limit_exceeded: add a payment method at /account/billing', 'PROVIDER_BUSY', true],
    [429, 'You exceeded your current quota. Please retry in 12.3s.', 'PROVIDER_BUSY', true],
    [400, 'budget_exceeded', 'PROVIDER_QUOTA', false],
    [500, 'what about insufficient funds', 'PROVIDER_UNAVAILABLE', true],
    [400, 'invalid_prompt: flagged as violating our usage policy', 'REFUSED', false],
    [429, 'Insufficient Balance', 'PROVIDER_QUOTA', false],
    [500, '', 'PROVIDER_UNAVAILABLE', true],
    [529, 'overloaded_error', 'PROVIDER_UNAVAILABLE', true],
  ])('%d %j is %s', (status, text, fault, isPassing) => {
    expect(classify(status, text)).toMatchObject({ kind: 'fault', fault, isPassing });
  });
});

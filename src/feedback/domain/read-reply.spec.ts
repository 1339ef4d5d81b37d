import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refusedParameters, type Dialect } from './dialect.js';
import { feedbackFaults } from './feedback-fault.js';
import { readReply } from './read-reply.js';

const dialect: Dialect = { structure: 'json_schema', droppedParameters: [] };

function read(status: number, text: string, headers: Record<string, string> = {}): unknown {
  return readReply({ kind: 'reply', status, headers, text }, dialect, 0).result;
}

describe('readReply', () => {
  it.each([
    ['cancelled', 'CANCELLED', false],
    ['timeout', 'PROVIDER_TIMEOUT', false],
    ['unconnected', 'PROVIDER_UNAVAILABLE', true],
    ['unreachable', 'PROVIDER_UNAVAILABLE', true],
    ['redirected', 'PROVIDER_MISCONFIGURED', false],
    ['garbled', 'PROVIDER_MISCONFIGURED', false],
    ['oversized', 'PROVIDER_MISCONFIGURED', false],
    ['unsent', 'PROVIDER_MISCONFIGURED', false],
  ] as const)('%s is %s', (reason, fault, isPassing) => {
    const { result } = readReply({ kind: 'break', reason }, dialect, 0);
    expect(result).toMatchObject({ kind: 'fault', fault, isPassing });
  });

  it.each(['unconnected', 'unsent', 'unreachable', 'timeout'] as const)(
    'a call that is %s costs nothing where it never reached anybody',
    (reason) => {
      const isFree = reason === 'unconnected' || reason === 'unsent';
      const { tokens } = readReply({ kind: 'break', reason }, dialect, 0).facts;
      expect(tokens).toEqual(isFree ? { input: 0, output: 0 } : null);
    },
  );

  it('reads how long a busy server asks to be left alone', () => {
    expect(read(429, '{}', { 'retry-after': '3' })).toMatchObject({ retryAfterMs: 3000 });
  });

  it('reads an error in plain words', () => {
    expect(read(400, 'temperature is not supported')).toEqual({
      kind: 'parameter',
      parameter: 'temperature',
    });
  });

  it.each(['nonsense', '-1', '1e999'])('believes no cost of %s in a header', (cost) => {
    const headers = { 'x-litellm-response-cost': cost };
    const { facts } = readReply({ kind: 'reply', status: 200, headers, text: '{}' }, dialect, 0);
    expect(facts.cost).toBeNull();
  });

  it('makes something known of whatever a server sends', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...refusedParameters,
        'response_format',
        'insufficient_quota',
        'context length',
      ),
      fc.string(),
      fc.jsonValue(),
    );
    const inner = fc.record(
      { code: word, type: word, message: word, param: word, metadata: word },
      { requiredKeys: [] },
    );
    const choice = fc.record(
      { message: fc.record({ content: word, refusal: word }), finish_reason: word },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { error: fc.oneof(inner, word), detail: word, message: word, usage: word, model: word },
        { requiredKeys: [] },
      ),
      fc.record({ choices: fc.array(choice), usage: word }),
    );
    const text = fc.oneof(
      body.map((json) => JSON.stringify(json)),
      fc.string(),
    );
    const kinds = ['completion', 'parameter', 'structure', 'content', 'fault'];
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), text, (status, sent) => {
        const reply = { kind: 'reply', status, headers: {}, text: sent } as const;
        const { result } = readReply(reply, dialect, 0);
        expect(kinds).toContain(result.kind);
        if (result.kind === 'fault') expect(feedbackFaults).toContain(result.fault);
        if (result.kind === 'completion') expect(status).toBeLessThan(300);
      }),
      { numRuns: 500 },
    );
  });
});

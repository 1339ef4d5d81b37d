import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costOfCalls, type RecordedCall } from './cost-of-calls.js';

const call = (changes: Partial<RecordedCall> = {}): RecordedCall => ({
  status: 200,
  inputTokens: 700,
  outputTokens: 300,
  worstCaseTokens: 6000,
  ...changes,
});
const unknown = { inputTokens: null, outputTokens: null };

describe('costOfCalls', () => {
  it.each([
    ['nothing without a call', [], { calls: 0, tokens: 0 }],
    ['what the server says', [call()], { calls: 1, tokens: 1000 }],
    ['the worst case where the server does not say', [call(unknown)], { calls: 1, tokens: 6000 }],
    [
      'the worst case where half is said',
      [call({ outputTokens: null })],
      { calls: 1, tokens: 6000 },
    ],
    [
      'the worst case without an answer',
      [call({ status: null, ...unknown })],
      { calls: 1, tokens: 6000 },
    ],
    ['no tokens for a refusal', [call({ status: 400, ...unknown })], { calls: 1, tokens: 0 }],
    ['no tokens for an error', [call({ status: 503, ...unknown })], { calls: 1, tokens: 0 }],
    ...[408, 499, 504, 524].map((status): [string, RecordedCall[], object] => [
      `the worst case for a ${status}, whose server may have worked`,
      [call({ status, ...unknown })],
      { calls: 1, tokens: 6000 },
    ]),
    [
      'no tokens for a call that reached nobody',
      [call({ status: null, inputTokens: 0, outputTokens: 0 })],
      { calls: 1, tokens: 0 },
    ],
    [
      'the worst case for an answer of no tokens',
      [call({ inputTokens: 0 }), call({ outputTokens: 0 })],
      { calls: 2, tokens: 12_000 },
    ],
    [
      'up to ten times the worst case',
      [call({ inputTokens: 59_700 })],
      { calls: 1, tokens: 60_000 },
    ],
    [
      'the worst case for more than that',
      [call({ inputTokens: 59_701 })],
      { calls: 1, tokens: 6000 },
    ],
    [
      'all calls together',
      [call({ status: 429, ...unknown }), call(), call(unknown)],
      { calls: 3, tokens: 7000 },
    ],
  ])('charges %s', (_, calls, cost) => {
    expect(costOfCalls(calls)).toEqual(cost);
  });

  it('charges no more than the worst case for servers that keep to their limit', () => {
    const tokens = fc.option(fc.integer({ min: 0, max: 3000 }));
    const anyCall = fc.record({
      status: fc.option(fc.integer({ min: 200, max: 599 })),
      inputTokens: tokens,
      outputTokens: tokens,
      worstCaseTokens: fc.constant(6000),
    });
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 6 }), (calls) => {
        const cost = costOfCalls(calls);
        expect(cost.calls).toBe(calls.length);
        expect(cost.tokens).toBeLessThanOrEqual(calls.length * 6000);
      }),
    );
  });
});

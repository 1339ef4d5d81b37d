import { describe, expect, it } from '@jest/globals';
import { isSentTo } from './is-sent-to.js';

const ids = { attemptId: 'a', questionId: 'q' };
const graded = { kind: 'attempt.graded', data: ids } as const;

describe('isSentTo', () => {
  it('follows the kinds that were asked for', () => {
    expect(isSentTo(graded, { id: 'w', kinds: null })).toBe(true);
    expect(isSentTo(graded, { id: 'w', kinds: ['case.opened', 'attempt.graded'] })).toBe(true);
    expect(isSentTo(graded, { id: 'w', kinds: ['case.opened'] })).toBe(false);
    expect(isSentTo(graded, { id: 'w', kinds: [] })).toBe(false);
  });

  it('tries the one that is to be tried', () => {
    const test = { kind: 'webhook.test', data: { webhookId: 'w' } } as const;
    expect(isSentTo(test, { id: 'w', kinds: ['case.opened'] })).toBe(true);
    expect(isSentTo(test, { id: 'other', kinds: null })).toBe(false);
  });

  it('tells no webhook of a disabled one', () => {
    const data = { webhookId: 'w', reason: 'failing' } as const;
    expect(isSentTo({ kind: 'webhook.disabled', data }, { id: 'v', kinds: null })).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { invitationState } from './invitation-state.js';

const now = new Date('2026-03-02T09:00:00.000Z');
const at = (ms: number) => new Date(now.getTime() + ms);
const open = { revokedAt: null, expiresAt: at(1), uses: 2, maxUses: 3 };

describe('invitationState', () => {
  it.each([
    ['open', {}],
    ['expired', { expiresAt: now }],
    ['expired', { expiresAt: at(-1) }],
    ['used-up', { uses: 3 }],
    ['used-up', { uses: 4, expiresAt: at(-1) }],
    ['revoked', { revokedAt: at(-5) }],
    ['revoked', { revokedAt: at(-5), uses: 3, expiresAt: at(-1) }],
  ] as const)('is %s with %j', (state, changes) => {
    expect(invitationState(now, { ...open, ...changes })).toBe(state);
  });
});

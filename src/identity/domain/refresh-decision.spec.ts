import { describe, expect, it } from '@jest/globals';
import { decideRefresh } from './refresh-decision.js';

const current = Buffer.alloc(32, 2);
const previous = Buffer.alloc(32, 1);
const rotatedAt = new Date('2026-03-02T09:00:00.000Z');
const family = {
  tokenHash: current,
  previousTokenHash: previous,
  rotatedAt,
  expiresAt: new Date('2026-05-01T09:00:00.000Z'),
  revokedAt: null,
};
const after = (ms: number) => new Date(rotatedAt.getTime() + ms);

describe('decideRefresh', () => {
  it.each([
    ['the current token', family, current, after(60_000), 'rotate'],
    ['the previous one at once', family, previous, after(0), 'replay'],
    ['the previous one after 30 s', family, previous, after(30_000), 'replay'],
    ['the previous one after more', family, previous, after(30_001), 'reuse'],
    ['an older one', family, Buffer.alloc(32, 9), after(1), 'reuse'],
    [
      'any other before the first exchange',
      { ...family, previousTokenHash: null, rotatedAt: null },
      previous,
      after(1),
      'reuse',
    ],
    [
      'a token of a revoked family',
      { ...family, revokedAt: rotatedAt },
      current,
      after(1),
      'revoked',
    ],
    ['the moment of expiry', family, current, family.expiresAt, 'expired'],
    ['an old token of an expired family', family, previous, family.expiresAt, 'expired'],
  ])('%s', (_, given, hash, now, kind) => {
    expect(decideRefresh(given, hash, now)).toEqual({ kind });
  });
});

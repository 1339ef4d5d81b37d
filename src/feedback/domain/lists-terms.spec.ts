import { describe, expect, it } from '@jest/globals';
import { listsTerms } from './lists-terms.js';

describe('listsTerms', () => {
  it.each([
    'token bucket, sliding window, lua script, fail open',
    'Keywords:\n- idempotency key\n- outbox\n- saga',
    'Sharding, replication, consensus.',
  ])('is so for names alone: %s', (text) => {
    expect(listsTerms(text)).toBe(true);
  });

  it.each([
    'History: Elasticsearch.',
    'Bots: CAPTCHA, and rate limit by IP.',
    'Posts: 200 M / 2 = 100 M a day, 1,160/s, peak 3,500/s',
    '`offer(offer_id PK, trip_id, driver_id, state, expires_at)`',
    'We shard by tenant, replicate to two zones, and fence the old leader.',
  ])('is not so for terse notes: %s', (text) => {
    expect(listsTerms(text)).toBe(false);
  });
});

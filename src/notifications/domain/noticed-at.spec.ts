import { describe, expect, it } from '@jest/globals';
import { blindKinds } from './notice.js';
import { noticedAt } from './noticed-at.js';

const day = '2026-03-02T00:00:00.000Z';

describe('noticedAt', () => {
  it.each([day, '2026-03-02T09:41:07.123Z', '2026-03-02T23:59:59.999Z'])(
    'tells only the day of what an anonymous peer did at %s',
    (now) => {
      const told = Array.from(blindKinds, (kind) => noticedAt(kind, new Date(now)).toISOString());
      expect(new Set(told)).toEqual(new Set([day]));
    },
  );

  it('tells the instant of everything else', () => {
    const now = new Date('2026-03-02T09:41:07.123Z');
    expect(noticedAt('attempt.graded', now)).toEqual(now);
    expect(noticedAt('peer-review.lease-ending', now)).toEqual(now);
  });
});

import { describe, expect, it } from '@jest/globals';
import { decideDelivery, type TriedDelivery } from './decide-delivery.js';

const now = new Date('2026-03-08T09:00:00.000Z');
const tried = (more: Partial<TriedDelivery>): TriedDelivery => ({
  status: 500,
  tries: 1,
  failingSince: null,
  now,
  chance: 0.5,
  ...more,
});

describe('decideDelivery', () => {
  it.each([200, 201, 204, 299])('takes %i for success', (status) => {
    expect(decideDelivery(tried({ status }))).toEqual({ state: 'delivered' });
  });

  it.each([null, 199, 301, 302, 400, 404, 429, 500, 503])('tries again after %s', (status) => {
    const nextTryAt = new Date('2026-03-08T09:00:05.000Z');
    expect(decideDelivery(tried({ status }))).toEqual({ state: 'pending', nextTryAt });
  });

  it('tries an eighth time and no ninth', () => {
    const nextTryAt = new Date('2026-03-09T09:00:00.000Z');
    expect(decideDelivery(tried({ tries: 7 }))).toEqual({ state: 'pending', nextTryAt });
    expect(decideDelivery(tried({ tries: 8 }))).toEqual({ state: 'failed', disables: null });
  });

  it('hears at once that nobody is there any more', () => {
    expect(decideDelivery(tried({ status: 410 }))).toEqual({ state: 'failed', disables: 'gone' });
  });

  it.each([
    ['2026-03-03T09:00:00.000Z', 'failing'],
    ['2026-03-03T09:00:00.001Z', null],
  ])('given up after failures since %s disables: %s', (since, disables) => {
    const failingSince = new Date(since);
    expect(decideDelivery(tried({ tries: 8, failingSince }))).toEqual({
      state: 'failed',
      disables,
    });
    expect(decideDelivery(tried({ tries: 3, failingSince }))).toMatchObject({ state: 'pending' });
  });
});

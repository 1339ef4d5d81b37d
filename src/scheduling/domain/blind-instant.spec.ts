import { describe, expect, it } from '@jest/globals';
import { blindInstant } from './blind-instant.js';

describe('blindInstant', () => {
  it.each([
    ['2026-03-05T14:33:12.345Z', '2026-03-02T09:00:00.000Z', '2026-03-05T00:00:00.000Z'],
    ['2026-03-05T00:00:00.000Z', '2026-03-02T09:00:00.000Z', '2026-03-05T00:00:00.000Z'],
    ['2026-03-05T23:59:59.999Z', '2026-03-05T09:00:00.000Z', '2026-03-05T09:00:00.001Z'],
  ])('of what came at %s to an answer of %s is %s', (now, judged, instant) => {
    expect(blindInstant(new Date(now), new Date(judged)).toISOString()).toBe(instant);
  });
});

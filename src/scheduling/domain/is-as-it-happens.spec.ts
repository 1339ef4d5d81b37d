import { expect, it } from '@jest/globals';
import { isAsItHappens } from './is-as-it-happens.js';

it.each([
  ['at once', 0, true],
  ['five minutes late', 300_000, true],
  ['later', 300_001, false],
  ['by a clock five minutes fast', -300_000, true],
])('%s', (_, lateMs, expected) => {
  const occurredAt = new Date('2026-11-22T09:00Z');
  expect(isAsItHappens(occurredAt, new Date(occurredAt.getTime() + lateMs))).toBe(expected);
});

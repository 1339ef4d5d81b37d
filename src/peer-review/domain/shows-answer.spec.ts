import { describe, expect, it } from '@jest/globals';
import { showsAnswer } from './shows-answer.js';

const expiresAt = new Date('2026-03-02T09:00:00.000Z');
const [before, after] = [new Date(expiresAt.getTime() - 1), expiresAt];

describe('showsAnswer', () => {
  it.each([
    ['leased', 'open', before, true],
    ['leased', 'open', after, true],
    ['leased', 'settled', after, true],
    ['leased', 'cancelled', before, true],
    ['leased', 'cancelled', after, false],
    ['leased', 'voided', before, false],
    ['submitted', 'settled', after, true],
    ['submitted', 'cancelled', after, true],
    ['submitted', 'voided', before, false],
    ['released', 'open', before, false],
    ['void', 'open', before, false],
  ] as const)('of a review that is %s, of a request that is %s, at %s: %s', (...given) => {
    const [state, requestState, now, is] = given;
    expect(showsAnswer({ state, expiresAt }, { state: requestState }, now)).toBe(is);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isShownToAuthor } from './is-shown-to-author.js';

const submittedAt = new Date('2026-03-02T09:00:00.000Z');
const lastMoment = new Date('2026-03-02T09:30:00.000Z');
const after = new Date(lastMoment.getTime() + 1);

describe('isShownToAuthor', () => {
  it.each([
    ['submitted', submittedAt, 'open', submittedAt, false],
    ['submitted', submittedAt, 'open', lastMoment, false],
    ['submitted', submittedAt, 'open', after, true],
    ['submitted', submittedAt, 'tie_break', submittedAt, true],
    ['submitted', submittedAt, 'settled', submittedAt, true],
    ['submitted', submittedAt, 'cancelled', after, false],
    ['leased', null, 'settled', after, false],
    ['released', null, 'open', after, false],
    ['void', submittedAt, 'settled', after, false],
    ['void', null, 'voided', after, false],
  ] as const)('one that is %s since %s, of a request that is %s, at %s: %s', (...given) => {
    const [state, at, requestState, now, isShown] = given;
    const review = { state, submittedAt: at };
    expect(isShownToAuthor(review, { state: requestState }, now)).toBe(isShown);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { MilestoneAnswer } from './milestone-standing.js';
import { waiverRefusal } from './waiver-refusal.js';

const handedInAt = new Date('2026-11-22T10:00:00Z');
const aWeekLater = new Date('2026-11-29T10:00:00Z');

function answer(judgement: MilestoneAnswer['judgement'], submittedAt: Date | null = handedInAt) {
  return { attemptId: 'a', submittedAt, askedAt: submittedAt, judgement };
}

const ownPass = answer({ by: 'author', isPass: true });

describe('waiverRefusal', () => {
  it.each<[string, MilestoneAnswer[], Date, string | null]>([
    ['nothing handed in', [], aWeekLater, 'not-passed'],
    ['a draft', [answer(null, null)], aWeekLater, 'not-passed'],
    ['an answer without a grade', [answer(null)], aWeekLater, 'not-passed'],
    ['a fail of one’s own', [answer({ by: 'author', isPass: false })], aWeekLater, 'not-passed'],
    ['one sent back', [answer({ by: 'others', isPass: false })], aWeekLater, 'not-passed'],
    ['one accepted', [answer({ by: 'others', isPass: true })], aWeekLater, 'accepted'],
    ['a pass of one’s own, a week ago', [ownPass], aWeekLater, null],
    ['the same, of nobody asked', [{ ...ownPass, askedAt: null }], aWeekLater, 'not-asked'],
    ['the same with a draft begun since', [answer(null, null), ownPass], aWeekLater, null],
    ['the same a millisecond earlier', [ownPass], new Date(aWeekLater.getTime() - 1), 'too-early'],
  ])('%s: %#', (_, answers, now, refusal) => {
    expect(waiverRefusal({ number: 1, answers, waivedAt: null }, now)).toBe(refusal);
  });
});

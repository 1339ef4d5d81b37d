import { describe, expect, it } from '@jest/globals';
import { soundQuestion } from '../../../test/support/sound-question.js';
import { findMilestoneGaps } from './find-milestone-gaps.js';
import type { NamedQuestion } from './named-question.js';

function milestone(capstone: string, number: number): NamedQuestion {
  const part = { capstone, number, workHours: 3, acceptance: ['It runs.'] };
  return {
    slug: `${capstone}-${number}`,
    content: { ...soundQuestion, kind: 'milestone', milestone: part },
  };
}

describe('findMilestoneGaps', () => {
  it('lets each capstone count for itself, with other questions in between', () => {
    const other = { slug: 'other', content: soundQuestion };
    const list = [milestone('a', 1), milestone('b', 1), other, milestone('a', 2)];
    expect(findMilestoneGaps(list)).toEqual([]);
  });

  it('tells of a number left out, doubled, or too early', () => {
    const list = [milestone('a', 2), milestone('a', 2), milestone('a', 2)];
    expect(findMilestoneGaps(list).map(({ place, detail }) => [place, detail])).toEqual([
      [0, 'must be 1, the next milestone of a'],
      [2, 'must be 3, the next milestone of a'],
    ]);
  });
});

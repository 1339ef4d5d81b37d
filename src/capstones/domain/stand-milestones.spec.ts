import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MilestoneAnswer, MilestoneFacts } from './milestone-standing.js';
import { standMilestones } from './stand-milestones.js';

const day = new Date('2026-11-22T10:00:00Z');
const draft: MilestoneAnswer = {
  attemptId: 'd',
  submittedAt: null,
  askedAt: null,
  judgement: null,
};
const handedIn: MilestoneAnswer = {
  attemptId: 'h',
  submittedAt: day,
  askedAt: null,
  judgement: null,
};
const own: MilestoneAnswer = {
  attemptId: 'o',
  submittedAt: day,
  askedAt: null,
  judgement: { by: 'author', isPass: true },
};
const returned: MilestoneAnswer = {
  attemptId: 'r',
  submittedAt: day,
  askedAt: null,
  judgement: { by: 'others', isPass: false },
};
const accepted: MilestoneAnswer = {
  attemptId: 'a',
  submittedAt: day,
  askedAt: null,
  judgement: { by: 'others', isPass: true },
};

function facts(
  answers: MilestoneAnswer[],
  number = 1,
  waivedAt: Date | null = null,
): MilestoneFacts {
  return { number, answers, waivedAt };
}

describe('standMilestones', () => {
  it.each<[string, MilestoneAnswer[], string, string | null]>([
    ['nothing', [], 'open', null],
    ['a draft', [draft], 'under-way', 'd'],
    ['an answer', [handedIn], 'handed-in', 'h'],
    ['an answer its author takes for a pass', [own], 'handed-in', 'o'],
    ['an answer sent back', [returned], 'returned', 'r'],
    ['another one after that', [handedIn, returned], 'handed-in', 'h'],
    ['an answer accepted', [accepted], 'accepted', 'a'],
    ['a draft after one that waits', [draft, handedIn], 'handed-in', 'h'],
    ['a draft after one sent back', [draft, returned], 'under-way', 'd'],
    ['a draft after one accepted', [draft, accepted], 'accepted', 'a'],
    ['a worse one after one accepted', [returned, accepted], 'accepted', 'a'],
  ])('knows a first milestone with %s', (_, answers, state, attemptId) => {
    expect(standMilestones([facts(answers)])).toEqual([
      {
        number: 1,
        state,
        isOpen: true,
        isWaived: false,
        isHandedIn: answers.some(({ submittedAt }) => submittedAt !== null),
        attemptId,
      },
    ]);
  });

  it.each<[string, MilestoneFacts, boolean]>([
    ['was not begun', facts([]), false],
    ['is its author’s pass only', facts([own]), false],
    ['was sent back', facts([returned]), false],
    ['was accepted', facts([accepted]), true],
    ['was waived', facts([own], 1, day), true],
  ])('opens the second when the first %s: %#', (_, first, isOpen) => {
    const [, second] = standMilestones([first, facts([], 2)]);
    expect(second).toMatchObject({ isOpen, state: isOpen ? 'open' : 'locked' });
  });

  it('keeps open what was accepted, though the one before is not any more', () => {
    const [, second] = standMilestones([facts([returned]), facts([accepted], 2)]);
    expect(second).toMatchObject({ isOpen: true, state: 'accepted' });
  });

  it('never opens what comes two after the last accepted one', () => {
    const anyAnswers = fc.array(fc.constantFrom(draft, handedIn, own, returned, accepted), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(anyAnswers, { minLength: 1, maxLength: 8 }), (all) => {
        const standings = standMilestones(all.map((answers, at) => facts(answers, at + 1)));
        for (const [at, standing] of standings.entries()) {
          const isAccepted = (index: number): boolean => standings[index]?.state === 'accepted';
          expect(standing.isOpen).toBe(at === 0 || isAccepted(at - 1) || isAccepted(at));
          expect(standing.isOpen || standing.state !== 'open').toBe(true);
        }
      }),
    );
  });
});

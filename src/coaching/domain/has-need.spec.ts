import { describe, expect, it } from '@jest/globals';
import { needs, type StudentFacts } from './board.js';
import { hasNeed } from './has-need.js';

const fine: StudentFacts = {
  activity: { lastDay: null, reviews7: 0, reviews28: 0, attempts7: 0, attempts28: 0 },
  isInactive: false,
  stuckOn: [],
  contested: [],
  nextInterviewDay: null,
  assignments: { done: 1, open: 1, overdue: 0 },
};
const stuck = {
  learnerId: 'l',
  questionId: 'q',
  title: 't',
  failedInARow: 2,
  isLeech: false,
  criterion: null,
};
const contested = {
  attemptId: 'a',
  questionId: 'q',
  title: 't',
  ownScore: 1,
  coachScore: 0,
  differsOnMustHaves: true,
};

describe('hasNeed', () => {
  it.each<[string[], Partial<StudentFacts>]>([
    [[], {}],
    [['inactive'], { isInactive: true }],
    [['stuck'], { stuckOn: [stuck] }],
    [['contested'], { contested: [contested] }],
    [['overdue'], { assignments: { done: 0, open: 0, overdue: 1 } }],
    [['inactive', 'stuck'], { isInactive: true, stuckOn: [stuck] }],
  ])('%p', (expected, facts) => {
    expect(needs.filter((need) => hasNeed({ ...fine, ...facts }, need))).toEqual(expected);
  });
});

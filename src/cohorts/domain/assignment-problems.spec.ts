import { describe, expect, it } from '@jest/globals';
import { assignmentProblems } from './assignment-problems.js';

const now = new Date('2026-03-02T10:00:00.000Z');
const known = {
  bankIds: new Set(['bank']),
  questionIds: new Set(['one', 'two']),
  memberIds: new Set(['ada', 'bob']),
};
const sound = { bankId: null, questionIds: ['one'], memberIds: null, dueDay: '2026-03-09' };

describe('assignmentProblems', () => {
  it.each([
    [{}, []],
    [{ memberIds: ['bob'] }, []],
    [{ bankId: 'bank', questionIds: [] }, []],
    [{ questionIds: [] }, ['#/questionIds either-or']],
    [{ bankId: 'bank' }, ['#/questionIds either-or']],
    [{ bankId: 'closed', questionIds: [] }, ['#/bankId not-shared']],
    [{ questionIds: ['two', 'closed'] }, ['#/questionIds/1 not-shared']],
    [{ memberIds: ['ada', 'eve'] }, ['#/memberIds/1 no-member']],
    [{ dueDay: '2026-01-01', memberIds: ['eve'] }, ['#/dueDay past', '#/memberIds/0 no-member']],
  ])('%j: %j', (changes, faults) => {
    const problems = assignmentProblems({ ...sound, ...changes }, known, now);
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(faults);
  });
});

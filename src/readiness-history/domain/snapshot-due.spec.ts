import { describe, expect, it } from '@jest/globals';
import { snapshotDue } from './snapshot-due.js';

const today = '2026-03-10';
const [yesterday, tomorrow] = ['2026-03-09', '2026-03-11'];

describe('what a job has to do for a target', () => {
  it.each([
    ['no interview, never looked at', null, null, false, 'daily'],
    ['no interview, looked at yesterday', null, yesterday, false, 'daily'],
    ['no interview, looked at today', null, today, false, null],
    ['a day that went back with its time zone', null, tomorrow, false, null],
    ['an interview to come', tomorrow, yesterday, false, 'daily'],
    ['an interview to come, looked at today', tomorrow, today, false, null],
    ['the day of the interview', today, yesterday, false, 'interview'],
    ['a day that became that of the interview only now', today, today, false, 'interview'],
    ['the day of the interview, frozen', today, today, true, null],
    ['an interview that nobody froze', yesterday, yesterday, false, 'settle'],
    ['the same, looked at today', yesterday, today, false, null],
    ['an interview that is over', yesterday, yesterday, true, null],
  ] as const)('%s', (_, interviewDay, lookedDay, hasFinal, due) => {
    const hasBegun = interviewDay === yesterday;
    expect(snapshotDue({ interviewDay, hasBegun, lookedDay, hasFinal }, today)).toBe(due);
  });

  it.each([
    ['when nobody looked before', yesterday, false, 'settle'],
    ['when somebody looked before', today, false, null],
    ['when it is frozen', today, true, null],
  ] as const)('the evening after the interview, %s', (_, lookedDay, hasFinal, due) => {
    const course = { interviewDay: today, hasBegun: true, lookedDay, hasFinal };
    expect(snapshotDue(course, today)).toBe(due);
  });
});

import { describe, expect, it } from '@jest/globals';
import { maySeeQuestion } from './may-see-question.js';

const before = { interviewerId: 'ada', startedAt: null };
const begun = { interviewerId: 'ada', startedAt: new Date('2026-03-02T10:00:00.000Z') };

describe('maySeeQuestion', () => {
  it.each([
    ['the interviewer before', before, 'ada', true],
    ['the candidate before', before, 'bob', false],
    ['the interviewer from the beginning on', begun, 'ada', true],
    ['the candidate from the beginning on', begun, 'bob', true],
  ])('%s: %o %s %s', (_, round, person, may) => {
    expect(maySeeQuestion(round, person)).toBe(may);
  });
});

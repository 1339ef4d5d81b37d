import { describe, expect, it } from '@jest/globals';
import { answerLevel } from './answer-level.js';

describe('answerLevel', () => {
  it.each([
    ['senior-pass', null, 'senior', 'junior', 'senior'],
    ['staff-pass', null, 'senior', 'junior', 'staff'],
    ['staff-pass', null, 'senior', 'senior', 'staff'],
    ['staff-pass', null, 'senior', 'staff', 'senior'],
    ['staff-pass', null, 'staff', 'staff', 'staff'],
    ['staff-pass', null, 'junior', 'senior', 'working'],
    ['senior-pass', null, 'junior', 'junior', 'senior'],
    ['staff-pass', 'senior', 'staff', 'junior', 'senior'],
    ['senior-pass', 'staff', 'staff', 'junior', 'senior'],
    ['staff-pass', 'staff', 'staff', 'junior', 'staff'],
  ] as const)(
    '%s, scope %s, asked as %s of a rubric up to %s: %s',
    (verdict, scope, candidateLevel, rubricLevel, level) => {
      expect(answerLevel({ verdict, scope, candidateLevel, rubricLevel })).toBe(level);
    },
  );
});

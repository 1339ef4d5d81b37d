import { describe, expect, it } from '@jest/globals';
import { applicableCriteria } from './applicable-criteria.js';
import type { CandidateLevel, Criterion } from './rubric.js';

const criterion = (key: string, minLevel: CandidateLevel): Criterion => ({
  key,
  title: key,
  weight: 1,
  mustHave: false,
  minLevel,
  passValue: 2 / 3,
  aliases: [],
  levels: [],
});

describe('applicableCriteria', () => {
  const rubric = {
    criteria: [criterion('x', 'staff'), criterion('y', 'junior'), criterion('z', 'senior')],
  };
  it.each([
    ['junior', ['y']],
    ['senior', ['y', 'z']],
    ['staff', ['x', 'y', 'z']],
  ] as const)('of a %s candidate', (level, keys) => {
    expect(applicableCriteria(rubric, level).map(({ key }) => key)).toEqual(keys);
  });
});

import { describe, expect, it } from '@jest/globals';
import { gradesWanted } from './grades-wanted.js';

const member = (learnerId: string, sdNow: number, sdAfter: number) => ({
  learnerId,
  askNext: { skillId: 'sql', sdNow, sdAfter },
});

describe('where a grade says most', () => {
  it('puts the range first that narrows most, and leaves out who would gain nothing', () => {
    const members = [
      member('d', 0.1, 0.05),
      member('c', 0.125, 0.0625),
      member('b', 0.08, 0.08),
      member('a', 0.1, 0.05),
      { learnerId: 'e', askNext: null },
    ];
    expect(gradesWanted(members, 10).map(({ learnerId }) => learnerId)).toEqual(['c', 'a', 'd']);
    expect(gradesWanted(members, 1)).toEqual([
      { learnerId: 'c', skillId: 'sql', sdNow: 0.125, sdAfter: 0.0625 },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import { checkGrade } from './check-grade.js';

function criterion(key: string): Criterion {
  const levels = ['0', '1'].map((level) => ({
    key: level,
    label: level,
    descriptor: '',
    value: Number(level),
  }));
  const asked = { mustHave: false, minLevel: 'junior', passValue: 1 } as const;
  return { key, title: key, weight: 50, ...asked, aliases: [], levels };
}

const criteria = [criterion('scope'), criterion('limits')];
const gives = (criterionKey: string, levelKey: string) => ({ criterionKey, levelKey });

describe('checkGrade', () => {
  it('takes a grade that gives each criterion one of its levels, in any order', () => {
    expect(checkGrade(criteria, [gives('limits', '1'), gives('scope', '0')])).toEqual([]);
  });

  it.each([
    ['a missing criterion', [gives('scope', '0')], ['/items missing-criterion']],
    ['none at all', [], ['/items missing-criterion', '/items missing-criterion']],
    [
      'an unknown criterion',
      [gives('scope', '0'), gives('limits', '0'), gives('style', '0')],
      ['/items/2/criterionKey unknown-criterion'],
    ],
    [
      'a doubled criterion, even with the same level',
      [gives('scope', '0'), gives('scope', '0'), gives('limits', '0')],
      ['/items/1/criterionKey doubled-criterion'],
    ],
    [
      'an unknown level',
      [gives('scope', '7'), gives('limits', '0')],
      ['/items/0/levelKey unknown-level'],
    ],
    [
      'all of it at once',
      [gives('style', '0'), gives('scope', '7'), gives('scope', '9')],
      [
        '/items/0/criterionKey unknown-criterion',
        '/items/1/levelKey unknown-level',
        '/items/2/criterionKey doubled-criterion',
        '/items/2/levelKey unknown-level',
        '/items missing-criterion',
      ],
    ],
  ])('refuses %s', (_scenario, items, problems) => {
    const found = checkGrade(criteria, items).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(found).toEqual(problems);
  });

  it('refuses every grade where the rubric asks nothing', () => {
    for (const items of [[], [gives('scope', '0')]]) {
      expect(checkGrade([], items)).toEqual([
        { pointer: '/items', code: 'no-criteria', detail: expect.any(String) },
      ]);
    }
  });

  it('names what the rubric knows, and does not repeat what was sent', () => {
    expect(checkGrade(criteria, [gives('scope', '7')]).map(({ detail }) => detail)).toEqual([
      "is not a level of 'scope'",
      "'limits' is not graded",
    ]);
  });
});

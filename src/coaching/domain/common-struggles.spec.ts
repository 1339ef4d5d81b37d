import { describe, expect, it } from '@jest/globals';
import { commonStruggles } from './common-struggles.js';
import type { StuckOn } from './struggle.js';

/** `ann` is stuck on `q1` and misses `core`: a must-have when its name says so. */
function stuck(learnerId: string, questionId: string, key?: string): StuckOn {
  const criterion =
    key === undefined
      ? null
      : { key, title: `About ${key}`, mustHave: key.startsWith('must'), times: 1 };
  const title = `Title of ${questionId}`;
  return { learnerId, questionId, title, failedInARow: 2, isLeech: false, criterion };
}

describe('commonStruggles', () => {
  it('puts the question first on which most are stuck', () => {
    const all = [stuck('ann', 'q1'), stuck('ann', 'q2'), stuck('ben', 'q2'), stuck('cay', 'q3')];
    const common = commonStruggles(all, { sharing: 4, limit: 2 });
    expect(common.map(({ title, members, share }) => [title, members, share])).toEqual([
      ['Title of q2', 2, 0.5],
      ['Title of q1', 1, 0.25],
    ]);
  });

  it.each([
    [['edge', 'edge', 'must-core'], 'edge', 2],
    [['edge', 'must-core'], 'must-core', 1],
    [['beta', 'alpha'], 'alpha', 1],
    [[undefined, 'edge', undefined], 'edge', 1],
  ])('of %p tells %s', (keys, criterion, missedBy) => {
    const all = keys.map((key, index) => stuck(`learner-${index}`, 'q1', key));
    const [common] = commonStruggles(all, { sharing: 10, limit: 5 });
    expect([common?.criterion?.key, common?.missedBy]).toEqual([criterion, missedBy]);
  });

  it('tells no criterion when no answer was graded', () => {
    const [common] = commonStruggles([stuck('ann', 'q1')], { sharing: 1, limit: 5 });
    expect(common).toMatchObject({ criterion: null, missedBy: 0, share: 1 });
    expect(commonStruggles([], { sharing: 0, limit: 5 })).toEqual([]);
  });
});

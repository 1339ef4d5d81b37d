import { describe, expect, it } from '@jest/globals';
import {
  soundCriteria as criteria,
  soundCriterion as criterion,
  soundQuestion as sound,
} from '../../../test/support/sound-question.js';
import { checkQuestion } from './check-question.js';
import type { QuestionContent } from './question-content.js';
import type { Criterion } from './rubric.js';

function withCriteria(list: Criterion[]): Partial<QuestionContent> {
  return { rubric: { criteria: list } };
}

describe('checkQuestion', () => {
  it('finds nothing wrong with a sound question', () => {
    expect(checkQuestion(sound)).toEqual([]);
  });

  it.each<[string, Partial<QuestionContent>, string, string]>([
    ['7 points', { outline: sound.outline.slice(1) }, '/outline', 'needs 8 to 15 points, has 7'],
    [
      '16 points',
      { outline: [...sound.outline, ...sound.outline] },
      '/outline',
      'needs 8 to 15 points, has 16',
    ],
    ['one probe', { probes: sound.probes.slice(1) }, '/probes', 'needs 2 to 3 probes, has 1'],
    ['one hint', { hints: ['Look.'] }, '/hints', 'needs 2 to 5 hints, has 1'],
    ['one source', { sources: ['one'] }, '/sources', 'needs 2 to 4 sources, has 1'],
    [
      'no alternative',
      { alternatives: [] },
      '/alternatives',
      'needs at least an acceptable alternative',
    ],
    [
      'no clarification',
      { clarifications: [] },
      '/clarifications',
      'needs at least a clarification with its default',
    ],
    ['no red flag', { redFlags: [] }, '/redFlags', 'needs at least a red flag'],
    [
      'two probes of a kind',
      { probes: [...sound.probes, { kind: 'failure', text: 'Again?' }] },
      '/probes/2/kind',
      'is a second probe of kind failure: ask for something else',
    ],
    [
      'a review after more than a year',
      { reviewByDay: '2027-01-03' },
      '/reviewBy',
      'must be at most 366 days after reviewedOn',
    ],
    [
      'a price that nobody looks at for half a year',
      { kind: 'operations', prompt: 'A table of 400 rows for $5.', reviewByDay: '2026-06-30' },
      '/reviewBy',
      'must be at most 92 days after reviewedOn, because it states a price',
    ],
    [
      'four criteria',
      withCriteria(criteria([25, 25, 25, 25], 2)),
      '/rubric',
      'needs 5 to 8 criteria, has 4',
    ],
    [
      'one must-have',
      withCriteria(criteria([40, 15, 15, 15, 15], 1)),
      '/rubric',
      'needs 2 to 4 must-haves, has 1',
    ],
    [
      'must-haves that weigh 39',
      withCriteria(criteria([20, 19, 21, 20, 20], 2)),
      '/rubric',
      'needs 40 to 75 points of weight on its must-haves, has 39',
    ],
    [
      'must-haves that weigh 76',
      withCriteria(criteria([38, 38, 8, 8, 8], 2)),
      '/rubric',
      'needs 40 to 75 points of weight on its must-haves, has 76',
    ],
    [
      'weights that sum to 101',
      withCriteria(criteria([20, 20, 20, 20, 21], 3)),
      '/rubric',
      'weights must sum to 100, got 101',
    ],
    [
      'two aliases',
      withCriteria([
        ...criteria([20, 20, 20, 20], 3),
        criterion('last', { aliases: ['last one', 'last two'] }),
      ]),
      '/rubric/4/aliases',
      'needs 3 to 30 aliases, has 2',
    ],
    [
      'a key used twice',
      withCriteria([
        ...criteria([20, 20, 20, 20], 3),
        criterion('c0', { aliases: ['own one', 'own two', 'own three'] }),
      ]),
      '/rubric/4/key',
      "the key 'c0' is used before",
    ],
    [
      'a review that is due before it was made',
      { reviewByDay: '2025-12-31' },
      '/reviewBy',
      'must not be before reviewedOn',
    ],
  ])('refuses %s', (_, changes, pointer, detail) => {
    expect(checkQuestion({ ...sound, ...changes })).toEqual([
      { pointer, code: expect.any(String), detail },
    ]);
  });

  it('asks for 4 to 6 criteria of a behavioral question', () => {
    const scope = { senior: 'One team.', staff: 'Many teams.' };
    const story = { ...sound, kind: 'behavioral', scope } as const;
    expect(checkQuestion({ ...story, ...withCriteria(criteria([25, 25, 25, 25], 2)) })).toEqual([]);
    const seven = criteria([20, 20, 20, 10, 10, 10, 10], 3);
    expect(checkQuestion({ ...story, ...withCriteria(seven) })).toMatchObject([
      { detail: 'needs 4 to 6 criteria, has 7' },
    ]);
  });

  it('tells every broken rule, not the first', () => {
    const problems = checkQuestion({ ...sound, sources: [], probes: [], hints: [] });
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/probes', '/hints', '/sources']);
  });
});

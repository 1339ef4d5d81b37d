import { describe, expect, it } from '@jest/globals';
import { checkQuestion } from './check-question.js';
import { expandLevels, passValue } from './expand-levels.js';
import type { QuestionContent } from './question-content.js';
import type { Criterion } from './rubric.js';

function criterion(key: string, changes: Partial<Criterion> = {}): Criterion {
  return {
    key,
    title: key,
    weight: 20,
    mustHave: false,
    minLevel: 'junior',
    passValue,
    aliases: ['one', 'two', 'three'],
    levels: expandLevels(['a', 'b', 'c', 'd']),
    ...changes,
  };
}

/** Criteria with these weights; the first `mustHaves` of them are must-haves. */
function criteria(weights: readonly number[], mustHaves: number): Criterion[] {
  return weights.map((weight, index) =>
    criterion(`c${index}`, { weight, mustHave: index < mustHaves }),
  );
}

const sound: QuestionContent = {
  kind: 'concept',
  title: 'Title',
  level: 'senior',
  difficulty: 3,
  cognitive: 'analyse',
  timeLimitMinutes: 20,
  topics: ['topic'],
  skills: ['skill'],
  prompt: 'Prompt',
  clarifications: [],
  reviewedDay: '2026-01-01',
  reviewByDay: '2026-12-31',
  intent: 'Intent',
  outline: Array<string>(8).fill('point'),
  alternatives: [],
  assumptions: {},
  figures: [],
  rubric: { criteria: criteria([20, 20, 20, 20, 20], 3) },
  redFlags: [],
  probes: [
    { kind: 'stress', text: 'ten times' },
    { kind: 'failure', text: 'broken' },
  ],
  hints: ['hint'],
  sources: ['source'],
};

function withCriteria(list: Criterion[]): Partial<QuestionContent> {
  return { rubric: { criteria: list } };
}

describe('checkQuestion', () => {
  it('finds nothing wrong with a sound question', () => {
    expect(checkQuestion(sound)).toEqual([]);
  });

  it.each<[string, Partial<QuestionContent>, string, string]>([
    [
      '7 points',
      { outline: Array<string>(7).fill('p') },
      '/outline',
      'needs 8 to 15 points, has 7',
    ],
    [
      '16 points',
      { outline: Array<string>(16).fill('p') },
      '/outline',
      'needs 8 to 15 points, has 16',
    ],
    ['one probe', { probes: sound.probes.slice(1) }, '/probes', 'needs 2 to 3 probes, has 1'],
    ['no hint', { hints: [] }, '/hints', 'needs 1 to 5 hints, has 0'],
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
        criterion('last', { aliases: ['one', 'two'] }),
      ]),
      '/rubric/4/aliases',
      'needs 3 to 30 aliases, has 2',
    ],
    [
      'a key used twice',
      withCriteria([...criteria([20, 20, 20, 20], 3), criterion('c0')]),
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
    const story = { ...sound, kind: 'behavioral' } as const;
    expect(checkQuestion({ ...story, ...withCriteria(criteria([25, 25, 25, 25], 2)) })).toEqual([]);
    const seven = criteria([20, 20, 20, 10, 10, 10, 10], 3);
    expect(checkQuestion({ ...story, ...withCriteria(seven) })).toMatchObject([
      { detail: 'needs 4 to 6 criteria, has 7' },
    ]);
  });

  it('tells every broken rule, not the first', () => {
    const problems = checkQuestion({ ...sound, outline: [], probes: [], hints: [] });
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/outline', '/probes', '/hints']);
  });
});

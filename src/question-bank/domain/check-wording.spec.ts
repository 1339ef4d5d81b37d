import { describe, expect, it } from '@jest/globals';
import {
  soundCriteria,
  soundCriterion,
  soundQuestion,
} from '../../../test/support/sound-question.js';
import { checkWording } from './check-wording.js';
import { expandLevels } from './expand-levels.js';
import type { QuestionContent } from './question-content.js';
import type { Criterion } from './rubric.js';

function problemsOf(changes: Partial<QuestionContent>): string[] {
  return checkWording({ ...soundQuestion, ...changes }).map(
    ({ pointer, detail }) => `${pointer} ${detail}`,
  );
}

function withCriterion(changes: Partial<Criterion>): Partial<QuestionContent> {
  const rest = soundCriteria([20, 20, 20, 20], 3);
  return { rubric: { criteria: [soundCriterion('own', changes), ...rest] } };
}

const words = (count: number): string => Array<string>(count).fill('word').join(' ');

describe('checkWording', () => {
  it('finds nothing wrong with facts', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<QuestionContent>, string]>([
    [
      'a vague word in a criterion',
      withCriterion({ title: 'Has a robust and Appropriate plan' }),
      "/rubric/0/title says 'robust', 'Appropriate': put the fact in its place",
    ],
    [
      'a vague word in a level',
      withCriterion({ levels: expandLevels(['Silent.', 'Names it.', 'Does it well.', 'More.']) }),
      "/rubric/0/levels/2 says 'well': put the fact in its place",
    ],
    [
      'filler in a hint',
      { hints: ['Simply look.', 'Count them.'] },
      "/hints/0 says 'Simply': leave it out",
    ],
    [
      'a criterion of 33 words',
      withCriterion({ title: words(33) }),
      '/rubric/0/title has 33 words, at most 32 are read',
    ],
    [
      'a point of 101 words',
      { outline: [words(101)] },
      '/outline/0 has 101 words, at most 100 are read',
    ],
    [
      'levels that say the same',
      withCriterion({
        levels: expandLevels(['Silent.', 'Names the lag bound.', 'Names the lag bound!', 'More.']),
      }),
      '/rubric/0/levels/2 says nearly the same as level 1',
    ],
    [
      'a generic alias',
      withCriterion({ aliases: ['write skew', 'Cache', 'own schedule'] }),
      "/rubric/0/aliases/1 'Cache' is in most answers: name what this criterion is about",
    ],
    [
      'a generic alias with marks around it',
      withCriterion({ aliases: ['write skew', '`cache`', 'own schedule'] }),
      "/rubric/0/aliases/1 '`cache`' is in most answers: name what this criterion is about",
    ],
    [
      'an alias without a word',
      withCriterion({ aliases: ['write skew', '...', 'own schedule'] }),
      "/rubric/0/aliases/1 '...' is in most answers: name what this criterion is about",
    ],
    [
      'an alias of a digit or two',
      withCriterion({ aliases: ['write skew', '3', '000 rows'] }),
      "/rubric/0/aliases/1 '3' is in most answers: name what this criterion is about",
    ],
    [
      'an alias of two criteria',
      withCriterion({ aliases: ['write skew', 'own schedule', 'c0 one'] }),
      "/rubric/1/aliases/0 'c0 one' is an alias before: a mention must show one criterion",
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(problemsOf(changes)).toEqual([expected]);
  });

  it('lets a quoted candidate and a red flag be as vague as they are', () => {
    const levels = expandLevels(['Says "it is good".', 'Names it.', 'Applies it.', 'Rejects one.']);
    expect(problemsOf(withCriterion({ levels }))).toEqual([]);
    expect(problemsOf({ redFlags: ['Obviously it just works.'] })).toEqual([]);
  });

  it('does not count the line break that a block of text ends with', () => {
    expect(problemsOf(withCriterion({ title: `${words(32)}\n` }))).toEqual([]);
  });

  it('does not find words inside other words', () => {
    expect(
      problemsOf(withCriterion({ title: 'Names goodput, wells and the deepest level' })),
    ).toEqual([]);
  });
});

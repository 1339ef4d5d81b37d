import { describe, expect, it } from '@jest/globals';
import { soundQuestion } from '../../../test/support/sound-question.js';
import { findSharedSentences } from './find-shared-sentences.js';
import type { NamedQuestion } from './named-question.js';
import type { QuestionContent } from './question-content.js';

const bare: Partial<QuestionContent> = { outline: [], rubric: { criteria: [] } };

function question(slug: string, changes: Partial<QuestionContent>): NamedQuestion {
  return { slug, content: { ...soundQuestion, ...bare, ...changes } };
}

const sentence = 'The queue hides the failure until the disk is full.';

describe('findSharedSentences', () => {
  it('tells of a sentence of six words or more that an earlier question has, wherever it stands', () => {
    const found = findSharedSentences([
      question('first', { outline: [`Before. ${sentence}`] }),
      question('second', { redFlags: ['the queue hides the failure, until the disk is full!'] }),
    ]);
    expect(found).toEqual([
      {
        place: 1,
        pointer: '/redFlags/0',
        code: 'shared-sentence',
        detail: "'the queue hides the failure until the disk is full' stands in first too",
      },
    ]);
  });

  it('lets a question repeat itself, and two questions share short phrases', () => {
    const own = question('first', { outline: [sentence, sentence], hints: ['Look at it again.'] });
    expect(
      findSharedSentences([own, question('second', { hints: ['Look at it again.'] })]),
    ).toEqual([]);
  });

  it('lets variants of one question share what they are after', () => {
    const text =
      'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron.';
    const first = question('first', { outline: [text] });
    const variant = question('second', { outline: [text], variantOf: 'first' });
    expect(findSharedSentences([first, variant])).toEqual([]);
    expect(findSharedSentences([variant, first])).toEqual([]);
    const stranger = question('third', { outline: [text], variantOf: 'other' });
    expect(findSharedSentences([first, variant, stranger]).map(({ place }) => place)).toEqual([
      2, 2, 2,
    ]);
  });

  it('tells of an outline that was made from another by changing words here and there', () => {
    const text = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron';
    const changed = text.replace('theta', 'other');
    const found = findSharedSentences([
      question('first', { outline: [text] }),
      question('second', { outline: [changed] }),
    ]);
    expect(found).toMatchObject([
      { place: 1, pointer: '/outline', detail: 'shares 55% of its wording with first' },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ReviewState } from '../../peer-review/domain/peer-review.js';
import type { CaseKind } from './adjudication-case.js';
import type { DecisionEffect } from './decision-effect.js';
import { toldToReviewers } from './told-to-reviewers.js';

const review = (reviewerId: string, state: ReviewState) => {
  return { id: `review of ${reviewerId}`, reviewerId, questionId: 'question', state };
};

const reviews = [
  review('Ben', 'submitted'),
  review('Cleo', 'submitted'),
  review('Di', 'void'),
  review('Ed', 'leased'),
  review('Flo', 'released'),
];

const told = (
  effect: DecisionEffect,
  about: { kind: CaseKind; subjectId?: string; openedBy?: string | null },
) => toldToReviewers(effect, { subjectId: 'subject', openedBy: 'Ada', ...about }, reviews);

const decided = (person: string, outcome: string) => ({
  learnerId: person,
  kind: 'peer-review.decided',
  data: { reviewId: `review of ${person}`, questionId: 'question', outcome },
});

describe('toldToReviewers', () => {
  it.each<[DecisionEffect, CaseKind, string]>([
    ['grade', 'contested', 'graded'],
    ['grade', 'appeal', 'graded'],
    ['nothing', 'appeal', 'confirmed'],
    ['void-answer', 'flag', 'taken-out'],
  ])('tells of %s by %s those whose review stands', (effect, kind, outcome) => {
    expect(told(effect, { kind, openedBy: null })).toEqual([
      decided('Ben', outcome),
      decided('Cleo', outcome),
    ]);
  });

  it('leaves out who flagged the answer, who is told of the case', () => {
    const about = { kind: 'flag', openedBy: 'Ben' } as const;
    expect(told('void-answer', about)).toEqual([decided('Cleo', 'taken-out')]);
  });

  it('tells of a review that was struck out its reviewer only', () => {
    const about = { kind: 'flag', subjectId: 'review of Di' } as const;
    expect(told('void-review', about)).toEqual([
      {
        learnerId: 'Di',
        kind: 'peer-review.struck-out',
        data: { reviewId: 'review of Di', questionId: 'question' },
      },
    ]);
  });

  it('tells nobody of a flag that came to nothing', () => {
    expect(told('nothing', { kind: 'flag', subjectId: 'review of Ben' })).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Grade } from '../../attempts/domain/grade.js';
import { withoutWords } from './without-words.js';

const grade: Grade = {
  id: 'id',
  learnerId: 'learner',
  attemptId: 'attempt',
  number: 2,
  revisionId: 'revision',
  kind: 'coach',
  graderId: 'coach',
  items: [{ criterionKey: 'core', levelKey: 'named', comment: 'secret', quote: 'secret' }],
  redFlags: [1],
  scope: 'senior',
  score: 0.5,
  mustHaveMet: false,
  ratingSuggested: 1,
  ratingReasons: ['must-have-missed'],
  ratingFinal: 1,
  verdict: 'not-yet',
  verdictReasons: ['must-have-missed'],
  policy: 'rubric-v1',
  reason: 'secret enough',
  createdAt: new Date('2026-03-02T09:00:00Z'),
  voidedAt: null,
  leavesCard: false,
};

describe('withoutWords', () => {
  it('keeps levels and scores and no word of anybody', () => {
    const told = withoutWords({ grade, counts: true, graderName: 'Carl' });
    expect(told).toEqual({
      counts: true,
      graderName: 'Carl',
      grade: {
        ...grade,
        reason: null,
        items: [{ criterionKey: 'core', levelKey: 'named', comment: null, quote: null }],
      },
    });
    expect(JSON.stringify(told)).not.toContain('secret');
  });
});

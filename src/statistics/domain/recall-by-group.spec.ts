import { describe, expect, it } from '@jest/globals';
import { newCard } from '../../scheduling/domain/new-card.js';
import { recallByGroup } from './recall-by-group.js';

const card = (questionId: string) => newCard({ learnerId: 'learner', questionId }, 1);

describe('recallByGroup', () => {
  it('finds the weakest part first', () => {
    const skills: Record<string, string[]> = { a: ['locks', 'indexes'], b: ['indexes'], d: ['x'] };
    const recalls: Record<string, number> = { a: 0.5, b: 0.75, c: 0.25 };
    const groups = recallByGroup(['a', 'b', 'c', 'd'].map(card), {
      groupsOf: ({ questionId }) => skills[questionId] ?? [],
      recallOf: ({ questionId }) => recalls[questionId] ?? null,
      isDue: ({ questionId }) => questionId === 'b',
    });
    expect(groups).toEqual([
      { group: null, cards: 1, recall: 0.25, due: 0 },
      { group: 'locks', cards: 1, recall: 0.5, due: 0 },
      { group: 'indexes', cards: 2, recall: 0.625, due: 1 },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Card } from './card.js';
import { newCard } from './new-card.js';
import { previewCard } from './preview-card.js';
import { rateCard } from './rate-card.js';
import { FIRST_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';

const P = FIRST_SCHEDULING_PARAMETERS;
const fresh = newCard({ learnerId: 'ada', questionId: 'cap' });
const at = (instant: string) => ({ occurredAt: new Date(instant), studyDay: instant.slice(0, 10) });

describe('previewCard', () => {
  it('shows the four outcomes of a new card', () => {
    const { retrievability, counts, outcomes } = previewCard(fresh, at('2024-05-01T10:00Z'), P);
    expect([retrievability, counts]).toEqual([null, true]);
    expect(outcomes.map(({ rating, state, dueDay }) => [rating, state, dueDay])).toEqual([
      [1, 'learning', null],
      [2, 'learning', null],
      [3, 'review', '2024-05-03'],
      [4, 'review', '2024-05-09'],
    ]);
    expect(outcomes[0]?.dueAt).toEqual(new Date('2024-05-01T10:15Z'));
    expect(outcomes.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
  });

  it('tells the recall now and at each due time', () => {
    const card: Card = {
      ...fresh,
      state: 'review',
      stability: 10,
      difficulty: 5,
      dueDay: '2024-05-11',
      intervalDays: 10,
      lastReviewAt: new Date('2024-05-01T10:00Z'),
      lastReviewDay: '2024-05-01',
    };
    const { retrievability, outcomes } = previewCard(card, at('2024-05-11T10:00Z'), P);
    expect(retrievability).toBeCloseTo(0.9, 8);
    const [again, ...others] = outcomes.map((outcome) => outcome.retrievabilityAtDue ?? 0);
    expect(again).toBeGreaterThan(0.998);
    for (const recall of others) expect(recall).toBeCloseTo(0.9, 2);
  });

  it('counts a part of a day towards the recall now', () => {
    const card = rateCard(fresh, { ...at('2024-05-01T10:00Z'), rating: 3 }, P);
    const halfADayOn = previewCard(card, at('2024-05-01T22:00Z'), P).retrievability ?? 0;
    expect(halfADayOn).toBeGreaterThan(0.97);
    expect(halfADayOn).toBeLessThan(0.98);
  });

  it('shows the card as it stands within a minute of the last review', () => {
    const card = rateCard(fresh, { ...at('2024-05-01T10:00Z'), rating: 3 }, P);
    const { counts, outcomes } = previewCard(card, at('2024-05-01T10:00:20Z'), P);
    expect(counts).toBe(false);
    expect(outcomes.map(({ dueDay, stability }) => [dueDay, stability])).toEqual(
      Array.from({ length: 4 }, () => ['2024-05-03', 2.3065]),
    );
  });
});

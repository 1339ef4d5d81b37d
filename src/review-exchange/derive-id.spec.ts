import { describe, expect, it } from '@jest/globals';
import { isExternalCard } from '../scheduling/domain/is-external-card.js';
import { externalCardId, importedEventId } from './derive-id.js';

const seed = {
  learnerId: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e10',
  questionId: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11',
  occurredAt: new Date('2024-03-29T20:32:32.250Z'),
  rating: 3 as const,
  ordinal: 0,
};

describe('derived ids', () => {
  // Whoever changes these makes every log that was imported before come in twice.
  it('stay what they are', () => {
    expect(externalCardId(seed.learnerId, '1711684180217')).toBe(
      'b90569a0-1b9f-8fd9-9088-109ac9613623',
    );
    expect(importedEventId(seed)).toBe('018e8be9-fffa-8600-9267-ab6e34c20f1a');
  });

  it('of cards say that they are of cards outside', () => {
    expect(isExternalCard(externalCardId(seed.learnerId, '1'))).toBe(true);
  });

  it('differ with everything they are derived from', () => {
    const other = '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e12';
    const ids = [
      seed,
      { ...seed, learnerId: other },
      { ...seed, questionId: other },
      { ...seed, occurredAt: new Date(seed.occurredAt.getTime() + 1) },
      { ...seed, rating: 4 as const },
      { ...seed, ordinal: 1 },
    ].map(importedEventId);
    expect(new Set(ids).size).toBe(6);
    expect(externalCardId('a', 'bc')).not.toBe(externalCardId('ab', 'c'));
  });

  it('of events sort by instant, then the reset, then rating and ordinal', () => {
    const later = { ...seed, occurredAt: new Date('2024-03-29T20:32:32.251Z'), rating: 1 as const };
    const ids = [
      { ...seed, rating: 0 as const },
      { ...seed, rating: 1 as const, ordinal: 7 },
      seed,
      { ...seed, ordinal: 1 },
      { ...seed, ordinal: 300 },
      { ...seed, rating: 4 as const },
      later,
    ].map(importedEventId);
    expect(ids.toSorted()).toEqual(ids);
  });
});

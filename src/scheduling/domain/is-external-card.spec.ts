import { describe, expect, it } from '@jest/globals';
import { isExternalCard } from './is-external-card.js';

describe('isExternalCard', () => {
  it.each([
    ['01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11', false],
    ['01936b2e-7b3a-8c1f-9a55-3a1f0c9d2e11', true],
    ['01936b2e-7b3a-4c1f-8a55-3a1f0c9d2e11', false],
  ])('%s: %s', (id, expected) => {
    expect(isExternalCard(id)).toBe(expected);
  });
});

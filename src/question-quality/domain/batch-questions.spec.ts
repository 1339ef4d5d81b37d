import { describe, expect, it } from '@jest/globals';
import { batchQuestions } from './batch-questions.js';

describe('batchQuestions', () => {
  it.each([
    ['none', [], []],
    ['a few', [10, 20, 30], ['abc']],
    ['as many as fit', [2500, 2500, 1], ['ab', 'c']],
    ['one that is too many by itself', [1, 9000, 1, 1], ['a', 'b', 'cd']],
  ])('of %s', (_, attempts, batches) => {
    const counts = new Map(attempts.map((count, place) => ['abcd'.charAt(place), count]));
    expect(batchQuestions(counts).map((batch) => batch.join(''))).toEqual(batches);
  });
});

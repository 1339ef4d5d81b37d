import { describe, expect, it } from '@jest/globals';
import { listInWords } from './list-in-words.js';

describe('listInWords', () => {
  it.each([
    [[], ''],
    [['one'], 'one'],
    [['one', 'two'], 'one and two'],
    [['one', 'two', 'three'], 'one, two and three'],
  ])('makes %j %s', (words, said) => {
    expect(listInWords(words)).toBe(said);
  });
});

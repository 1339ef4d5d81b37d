import { describe, expect, it } from '@jest/globals';
import { searchWords } from './search-words.js';

describe('searchWords', () => {
  it.each([
    ['cache -redis', 'cache -redis'],
    ['read-heavy -"write behind"', 'read-heavy -"write behind"'],
    ['----cache', ' -cache'],
    ['- - cache -', '    cache  '],
  ])('makes %j into %j', (typed, words) => {
    expect(searchWords(typed)).toBe(words);
  });
});

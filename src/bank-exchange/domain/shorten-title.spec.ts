import { describe, expect, it } from '@jest/globals';
import { shortenTitle } from './shorten-title.js';

describe('a title', () => {
  it('stays as it is up to 200 characters', () => {
    expect(shortenTitle('')).toBe('');
    expect(shortenTitle('😀'.repeat(200))).toBe('😀'.repeat(200));
  });

  it.each([
    ['one two three', 10, 'one two…'],
    ['one two three', 12, 'one two…'],
    ['one two three', 13, 'one two three'],
    ['a bcdefghijklm', 10, 'a bcdefgh…'],
    ['😀😀😀😀', 3, '😀😀…'],
  ])('of %p in %p characters is %p', (words, longest, title) => {
    expect(shortenTitle(words, longest)).toBe(title);
  });
});

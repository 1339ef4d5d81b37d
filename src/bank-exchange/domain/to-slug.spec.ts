import { describe, expect, it } from '@jest/globals';
import { titleFrom } from './title-from.js';
import { toSlug } from './to-slug.js';

describe('toSlug', () => {
  it.each([
    ['Cloud Storage', 'cloud-storage'],
    ['  C++ / É_tats ', 'c-e-tats'],
    ['a'.repeat(79) + ' b', 'a'.repeat(79)],
    ['日本語', null],
    ['', null],
  ])('%j: %j', (words, slug) => {
    expect(toSlug(words)).toBe(slug);
  });
});

describe('titleFrom', () => {
  it.each([
    ['  Design\na store ', 'Design a store'],
    ['word '.repeat(20), 'word '.repeat(16).trim()],
    ['x'.repeat(100), 'x'.repeat(80)],
    [' \n ', null],
  ])('%j: %j', (text, title) => {
    expect(titleFrom(text)).toBe(title);
  });
});

import { describe, expect, it } from '@jest/globals';
import { FreeSlugs } from './free-slugs.js';

const finding = (...taken: string[]): { find: (slug: string) => string } => {
  const all = new Set(taken);
  const slugs = new FreeSlugs((slug) => all.has(slug));
  return {
    find: (slug) => {
      const found = slugs.find(slug);
      all.add(found);
      return found;
    },
  };
};

describe('FreeSlugs', () => {
  it('leaves a slug as it is while nobody has it', () => {
    expect(finding('other').find('caching')).toBe('caching');
  });

  it('counts on from two, past those that are taken', () => {
    const slugs = finding('caching', 'caching-3');
    expect([1, 2, 3].map(() => slugs.find('caching'))).toEqual([
      'caching-2',
      'caching-4',
      'caching-5',
    ]);
  });

  it('stays within 80 characters and never doubles a hyphen', () => {
    const slug = `${'a'.repeat(77)}-bb`;
    expect(finding(slug).find(slug)).toBe(`${'a'.repeat(77)}-2`);
  });

  it('finds ten thousand names for one in well under a second', () => {
    const slugs = finding('a');
    const found = Array.from({ length: 10_000 }, () => slugs.find('a'));
    expect(found.at(-1)).toBe('a-10001');
    expect(new Set(found).size).toBe(10_000);
  });
});

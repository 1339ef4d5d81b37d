const longest = 80;

/**
 * Words of any writing as a slug, such as a tag as a topic: without accents, in lower case, joined by
 * hyphens, at most 80 characters. Null where no letter of a–z and no digit is left.
 */
export function toSlug(words: string): string | null {
  const plain = words
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const parts = plain.match(/[a-z0-9]+/gu) ?? [];
  const slug = parts.join('-').slice(0, longest).replace(/-$/u, '');
  return slug === '' ? null : slug;
}

/**
 * A number 0..2^32−1 that depends on the text alone: chance that comes out the same on every server,
 * for ordering equals without favouring any. FNV-1a over UTF-16 code units, then the finaliser of
 * MurmurHash3, without which texts that differ only at the end stay neighbours. Not for secrets.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

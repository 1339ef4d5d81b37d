import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanProse } from './clean-prose.js';

describe('cleanProse', () => {
  it.each([
    ['plain text', 'p99 < 5 ms & 3 > 2; use List<T>.', 'p99 < 5 ms & 3 > 2; use List< T>.'],
    ['a picture', 'See ![x](https://evil.example/?q=1) now', 'See ![x] (…) now'],
    ['a link without a scheme', 'See [x](//evil.example/a) now', 'See [x] (…) now'],
    ['a link by reference', '[x][1]\n[1]: //evil.example', '[x] [1]\n[1] : …'],
    ['a bare address', 'Visit http://evil.example/a?b=c, or www.evil.example.', 'Visit … or …'],
    ['other schemes', 'javascript:alert(1) data:text/html,x mailto:a@b.example', '…) … …'],
    ['markup', '<img src=x onerror=y></img><!-- z -->', '< img src=x onerror=y>< /img>< !-- z -->'],
    ['what is not seen', 'a\u0000b\u202Ec\u200Bd\u{E0041}e\uFEFF\tf\n', 'abcde\tf'],
    ['other blanks', 'a\u3164b\u1160c\uFFA0d\re\vf\r\ng', 'a b c d e f\ng'],
    ['joined emoji', 'so 👩‍💻 ✂️', 'so 👩‍💻 ✂️'],
    ['half a pair', 'a\uD83D b', 'a b'],
  ])('makes %s something to read', (_scenario, prose, clean) => {
    expect(cleanProse(prose, 200)).toBe(clean);
  });

  it('ends what is too long at a word', () => {
    expect(cleanProse('one two three four', 12)).toBe('one two…');
    expect(cleanProse('😀'.repeat(20), 5)).toBe('😀😀😀😀…');
    expect(cleanProse('one two', 7)).toBe('one two');
  });

  it('leaves nothing to render or to load, and no more than it may', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<img ', '![', '](', 'https://', '//e.x', '</', '\u200B', '\u0000', ']: '),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 1, max: 60 }), (pieces, most) => {
        const clean = cleanProse(pieces.join(''), most);
        expect(Array.from(clean).length).toBeLessThanOrEqual(most);
        expect(clean).not.toMatch(/<[a-z/!?]|\][([:]|:\/\/[a-z]|[\u0000-\u0008]/iu);
        expect(clean.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

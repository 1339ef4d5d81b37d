import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toShownAddress } from './to-shown-address.js';

const uri =
  /^https:\/\/(?:\[[\d:a-f.]+\]|(?:[\w.~!$&()*+,;=-]|%[\dA-F]{2})+)(?::\d+)?(?:[\w\-.~:/@!$&()*+,;=]|%[\dA-Fa-f]{2})*(?:[?#](?:[\w\-.~:/?@!$&()*+,;=]|%[\dA-Fa-f]{2})*){0,2}$/u;

describe('toShownAddress', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/work?a=1&b=(2)#c', 'https://example.org/work?a=1&b=(2)#c'],
    ['https://example.org/ü/%C3%BC', 'https://example.org/%C3%BC/%C3%BC'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['https://example.org/?x="b"', 'https://example.org/?x=%22b%22'],
    ['https://example.org/a|b^{c}[d]`e', 'https://example.org/a%7Cb%5E%7Bc%7D%5Bd%5D%60e'],
    ['https://example.org/<x>', 'https://example.org/%3Cx%3E'],
    ['https://example.org/%zz?%', 'https://example.org/%25zz?%25'],
    ["https://example.org/it's?it's#it's", 'https://example.org/it%27s?it%27s#it%27s'],
    ['https://example.org/#a#b', 'https://example.org/#a%23b'],
    ['https://[2001:DB8::1]:8443/', 'https://[2001:db8::1]:8443/'],
  ])('writes %s as %s', (typed, shown) => {
    expect(toShownAddress(typed)).toBe(shown);
  });

  it.each(['http://example.org/', 'javascript:alert(1)', '/work', 'https://'])(
    'has nothing to show of %s',
    (typed) => {
      expect(toShownAddress(typed)).toBeNull();
    },
  );

  it('is a URI whatever was typed, and stays as it is', () => {
    const rest = fc.string({ unit: 'binary', maxLength: 40 });
    const host = fc.constantFrom('example.org', 'b"ü\'{}.org', '[::1]');
    fc.assert(
      fc.property(host, rest, (server, typed) => {
        const shown = toShownAddress(`https://${server}/${typed}`);
        expect(shown).toMatch(uri);
        expect(toShownAddress(shown ?? '')).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });
});

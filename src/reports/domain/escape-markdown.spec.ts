import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import { escapeMarkdown } from './escape-markdown.js';

/** What is left of rendered markup for the eye. */
const textOf = (rendered: string): string =>
  rendered
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();

const render = (text: string): string => marked.parse(escapeMarkdown(text), { async: false });

describe('text in Markdown', () => {
  it.each([
    '**bold** _it_ `code` ~~no~~ $x$',
    '[click](https://evil.example) ![i](https://evil.example/i.png)',
    'https://evil.example www.evil.example someone@evil.example',
    '<script>alert(1)</script> <b> &lt; &amp;',
    '# heading',
    '- item',
    '1. first',
    '12) twelfth',
    '=====',
    '| a | b |',
    '> quote',
    String.raw`a\*b`,
  ])('is only text: %s', (text) => {
    expect(render(text)).toMatch(/^<p>[^<]*<\/p>\n$/u);
    expect(textOf(render(text))).toBe(text);
  });

  it('is only text, whatever it is', () => {
    const telling = fc.string({
      unit: fc.constantFrom(
        ...Array.from('\\`*_{}[]()<>#!|~&@$^:./-+=1w" ht'),
        'https://a.b',
        'www.a.b',
        'ж',
      ),
      maxLength: 30,
    });
    const line = telling.map((text) => text.trim()).filter((text) => text !== '');
    const { failed, counterexample } = fc.check(
      fc.property(line, (text) => !/<(?!\/?p>)/u.test(render(text))),
      { numRuns: 4000 },
    );
    expect([failed, counterexample]).toEqual([false, null]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markdownToHtml, pointToHtml } from './markdown-to-html.js';
import { readXmlTree } from './read-xml.js';

describe('markdownToHtml', () => {
  it.each([
    ['*a* **b** `c<d>`', '<p><em>a</em> <strong>b</strong> <code>c&lt;d&gt;</code></p>'],
    ['a  \nb', '<p>a<br/>b</p>'],
    ['<b onclick="x()">a</b>', '<p>&lt;b onclick=&quot;x()&quot;&gt;a&lt;/b&gt;</p>'],
    ['<script>\na < b\n</script>', '<p>&lt;script&gt;\na &lt; b\n&lt;/script&gt;</p>'],
    [
      'x <script> <img src=x onerror=alert(1)//',
      '<p>x &lt;script&gt; &lt;img src=x onerror=alert(1)//</p>',
    ],
    ['[a](https://b.example/?c&d "t")', '<p><a href="https://b.example/?c&amp;d">a</a></p>'],
    ['[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x)', '<p>a b c</p>'],
    ['![a](javascript:alert(1))', '<p>a</p>'],
    ['![a"](https://b.example/c.png)', '<p><img src="https://b.example/c.png" alt="a&quot;"/></p>'],
    ['- [x] done', '<ul>\n<li>[x] done</li>\n</ul>'],
    [
      '&nbsp;&copy;&bogus;&#0;&#xD800;&#65;&constructor; & &amp;',
      '<p>\u00a0©&amp;bogus;\uFFFD\uFFFDA&amp;constructor; &amp; &amp;</p>',
    ],
    ['---', '<hr/>'],
    ['', ''],
  ])('%j', (markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(html);
  });

  it('is well-formed XML of harmless elements, whatever the text', () => {
    const harmless =
      /^(?:root|p|h[1-6]|ul|ol|li|pre|code|blockquote|table|thead|tbody|tr|th|td|em|strong|del|a|img|br|hr)$/u;
    fc.assert(
      fc.property(noise, (markdown) => {
        const root = readXmlTree(
          Buffer.from(`<root>${markdownToHtml(markdown)}</root>`),
          ({ name }) => harmless.test(name),
        );
        expect(root.name).toBe('root');
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '*',
    '_',
    '[',
    '![](',
    '`',
    '~',
    '<',
    '&',
    '> ',
    '- ',
    '|',
    '\\',
    'a_',
    '**a',
    '[a](',
    '<a ',
  ])('takes 10,000 characters of %j in no time', (sign) => {
    const started = performance.now();
    markdownToHtml(sign.repeat(10_000 / sign.length));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('markdownToHtml of what stands too deep within itself', () => {
  it('shows it as it is', () => {
    const html = markdownToHtml('> '.repeat(30) + '<a>');
    expect(html).toBe(`<pre>${'&gt; '.repeat(30)}&lt;a&gt;</pre>`);
    expect(markdownToHtml('> '.repeat(5) + 'a')).toContain('<blockquote>');
  });
});

describe('pointToHtml', () => {
  it('leaves out the paragraph around a single one', () => {
    expect(pointToHtml('a *b*')).toBe('a <em>b</em>');
    expect(pointToHtml('a\n\nb')).toBe('<p>a</p>\n<p>b</p>');
  });
});

const noise = fc.string({
  unit: fc.constantFrom(
    ...[
      [
        'a',
        ' ',
        '\n',
        '<',
        '>',
        '</',
        '<a ',
        '<script>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&',
        ';',
      ],
      ['#', '*', '_', '`', '~', '[', ']', '(', ')', '!', '|', '-', '"', "'", '\\', '&lt', '\u0000'],
      [
        'https://b.example',
        'javascript:',
        '=',
        '1.',
        '```\n',
        '<?',
        '&#x',
        'FFFE;',
        '\t',
        '\uD800',
      ],
    ].flat(),
  ),
  maxLength: 60,
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import { htmlToMarkdown, htmlToOutline, longestHtml } from './html-to-markdown.js';

function markdownOf(html: string): string {
  const reading = htmlToMarkdown(html);
  return reading.kind === 'read' ? reading.markdown : reading.code;
}

describe('HTML as Markdown', () => {
  it.each([
    ['Plain &amp; simple', 'Plain & simple'],
    ['  two \n words ', 'two words'],
    ['a<b>bold</b> <i>x</i> <code>f(_a*)</code>', 'a**bold** *x* `f(_a*)`'],
    ['<strong>so <em>much</em> </strong>more', '**so *much*** more'],
    ['one<br>two', 'one  \ntwo'],
    ['one<br><br>two<div>three</div>four', 'one\n\ntwo\n\nthree\n\nfour'],
    ['<p>one<p>two', 'one\n\ntwo'],
    ['<h1>Title</h1>', 'Title'],
    ['<h2>A <b>b</b></h2>text', '## A b\n\ntext'],
    ['<ul><li>a<ul><li>b</ul><li>c</ul>', '- a\n  - b\n- c'],
    ['<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b'],
    ['<ol><li>a<li><p>b</p><p>c</p></ol>', '1. a\n2. b\n\n   c'],
    ['- a<br>- b', '- a\n- b'],
    ['Two:<br>1. a<br>2) b', 'Two:\n\n1. a\n2. b'],
    ['<div>• a</div><div>• b</div>', '- a\n- b'],
    ['- 5 degrees', '\\- 5 degrees'],
    ['<blockquote>a<p>b</blockquote>c', '> a\n> \n> b\n\nc'],
    ['<pre><code>if (a &lt; b)\n\n  f();</code></pre>', '```\nif (a < b)\n\n  f();\n```'],
    ['<pre>a<br>b<div>c</div></pre>', '```\na\nbc\n```'],
    [
      '<table><tr><th>k<th>v<tr><td>a|b<td><p>1<p>2</table>',
      '| k | v |\n| --- | --- |\n| a\\|b | 1 2 |',
    ],
    ['<table><tr><td>one cell</table>', 'one cell'],
    ['10<sup>6</sup>, 2<sup>n-1</sup>, 19<sup>th</sup>', '10^6, 2^(n-1), 19th'],
    ['<a href="https://x.org/a b">t</a>', '[t](https://x.org/a%20b)'],
    ['<a href="https://x.org/(a)">t</a>', '[t](https://x.org/%28a%29)'],
    ['<a href="javascript:alert(1)">t</a>', 't'],
    ['<a href=" &#106;avascript:alert(1)">t</a>', 't'],
    ['<a href="https://x.org"><img src="a.png"></a>', '(image: a.png)'],
    [
      'see <img src="a%20b.png"> and <audio src=c.mp3></audio>',
      'see (image: a b.png) and (sound: c.mp3)',
    ],
    ['<img alt="a cat" src="data:image/png;base64,AAAA">', '(image: a cat)'],
    ['<img src="data:x">', '(image: embedded)'],
    ['<svg><text>no</text></svg><svg/>a<script>b</script><style>c</style>d<!-- e -->', 'ad'],
    ['<b onclick="alert(1)" style="x">a</b>', '**a**'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '\\<script>alert(1)\\</script>'],
    ['a &lt; b &amp;lt; c <d', 'a < b \\&lt; c \\<d'],
    ['a&nbsp;\u00a0&#160;b\u200b\u0000', 'a b'],
    ['snake_case _x_ 2 * 3 [a](b)', 'snake_case \\_x\\_ 2 \\* 3 [a\\](b)'],
    ['\\(x^2\\) and c:\\dir', '\\\\(x^2\\\\) and c:\\dir'],
    ['# 1', '\\# 1'],
    ['1. a', '1\\. a'],
    ['', ''],
    ['<b></b> <p> </p>', ''],
  ])('reads %p', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it('gathers the media once each, and the words without marks', () => {
    const reading = htmlToMarkdown(
      '<b>a_b</b><br>*<img src="x.png"><ul><li>c<img src="x.png"></ul>',
    );
    expect(reading).toMatchObject({
      words: 'a_b *(image: x.png) c(image: x.png)',
      attachments: ['x.png'],
    });
  });

  it('shows the text of any HTML as it is', () => {
    const sign = fc.constantFrom(...'*_`[]()<>&;#-+=~|\\!.:1a b'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 30 }), (text) => {
        const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const shown = marked.parse(markdownOf(`x${html}`), { async: false });
        const plain = shown
          .replaceAll(/<\/?p>/gu, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
        expect(plain.trim()).toBe(`x${text}`.replaceAll(/ +/gu, ' ').trim());
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile HTML', () => {
  const half = longestHtml / 2;
  const fill = (unit: string): string => unit.repeat(Math.floor(longestHtml / unit.length));

  it.each([
    ['elements that are never closed', fill('<div><b><i><span>')],
    ['tags that are never closed', fill('<a ')],
    ['quotes that are never closed', fill('<a b="')],
    ['comments that are never closed', fill('<!--')],
    ['scripts that are never closed', fill('<script>')],
    ['drawings in drawings', fill('<svg>')],
    ['tables in tables', fill('<table><tr><td>')],
    ['quotes in quotes', fill('<blockquote>a')],
    ['headings in headings', fill('<h1>a')],
    ['items without lists', fill('<li>a')],
    ['an item after the other', fill('<ol><li>a</ol>')],
    ['line ends', fill('<br>')],
    ['line ends in bold', fill('<b>a<br></b>')],
    ['changing styles', fill('<b>a</b><i>b</i>')],
    ['links', fill('<a href="https://a.org">a</a> ')],
    ['images', fill('<img src=a>')],
    ['space in a listing', `<b><pre>x${' '.repeat(half)}&#12288;\n</pre></b>`],
    ['space of many sorts', fill(' \u3000')],
    ['escaped space', `<b>x${fill('&#12288; ').slice(0, half)}</b>y`],
    ['signs', fill('*_`[]\\')],
    ['marks of lists', fill('- a<br>')],
    ['angle brackets', fill('<')],
    ['ends of nothing', fill('</b></ul></table>')],
    ['entities', fill('&#0;&amp;&#55296;')],
    ['back quotes in code', `<code>${fill('`x``').slice(0, half)}</code>`],
  ])('is read in bounded time: %s', (_, html) => {
    const start = process.cpuUsage();
    const text = markdownOf(html);
    htmlToOutline(html);
    expect(text.length).toBeLessThan(5 * longestHtml);
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });

  it('is refused when its lists are too deep or it is too long', () => {
    const deep = (depth: number): string => '<ul><li>a'.repeat(depth);
    expect(markdownOf(deep(20)).split('\n')).toHaveLength(20);
    expect(htmlToMarkdown(deep(21))).toMatchObject({ kind: 'refused', code: 'too-deep' });
    expect(htmlToOutline(fill('<ul><li>'))).toMatchObject({ kind: 'refused', code: 'too-deep' });
    expect(markdownOf('a<br>'.repeat(4000)).split('\n')).toHaveLength(4000);
    expect(htmlToMarkdown('a<br>'.repeat(4001))).toMatchObject({ code: 'too-many-blocks' });
    expect(htmlToOutline('<li>'.repeat(4001))).toMatchObject({ code: 'too-many-blocks' });
    expect(markdownOf('a'.repeat(longestHtml))).toHaveLength(longestHtml);
    expect(htmlToOutline('a'.repeat(longestHtml + 1))).toMatchObject({ code: 'field-too-long' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { Markup, escapeMarkup, markup } from './markup.js';

describe('a template for markup', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    const text = `<b title="x">'&'</b>`;
    const escaped = '&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;';
    expect(markup`<p title="${text}">${text}</p>`.text).toBe(
      `<p title="${escaped}">${escaped}</p>`,
    );
  });

  it('takes what it has made as it is, also in lists', () => {
    const items = ['a', '<'].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}</ul>${null}${0}`.text).toBe('<ul><li>a</li><li>&lt;</li></ul>0');
    expect(markup`${new Markup('<hr>')}`.text).toBe('<hr>');
  });

  it('drops what no document can hold, and keeps every letter', () => {
    expect(escapeMarkup('a\u0000b\uD800c\uFFFFd\u0008\tе😀')).toBe('abcd\tе😀');
  });
});

import { describe, expect, it } from '@jest/globals';
import { cleanHtmlText } from './clean-html-text.js';

describe('text of HTML', () => {
  it.each([
    ['a b\n\tc', 'a b\n\tc'],
    ['a&nbsp;b&nbspc\u00a0d&#160;e&#xA0;f&emsp;g&#12288;h', 'a b c d e f g h'],
    ['a\u200b\u0007&#0;&#7;&#8203;&#xd800;&#x110000;\ufeffb', 'ab'],
    ['&lt;&amp;&#38;&#x3c;&eacute;', '&lt;&amp;&#38;&#x3c;&eacute;'],
    [`a${' '.repeat(500)}b`, `a${' '.repeat(200)}b`],
  ])('of %p becomes %p', (text, clean) => {
    expect(cleanHtmlText(text)).toBe(clean);
  });
});

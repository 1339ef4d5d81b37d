import { describe, expect, it } from '@jest/globals';
import { escapeMarkdown } from './escape-markdown.js';

describe('text as Markdown', () => {
  it.each([
    ['user_id and ~50 MB of a[i] & b, 2 - 1', 'user_id and ~50 MB of a[i] & b, 2 - 1'],
    ['_a_ *b* `c`', '\\_a\\_ \\*b\\* \\`c\\`'],
    ['a~b~', 'a\\~b\\~'],
    ['[a](b) [a][b]', '[a\\](b) [a\\][b]'],
    ['<b> < 5 &lt; &c', '\\<b> < 5 \\&lt; &c'],
    ['c:\\dir \\( \\', 'c:\\dir \\\\( \\\\'],
    ['- a', '\\- a'],
    ['-1', '-1'],
    ['---', '\\---'],
    ['## a', '\\## a'],
    ['> a', '\\> a'],
    ['12. a', '12\\. a'],
    ['3.5', '3.5'],
    ['[a]: b', '\\[a]: b'],
  ])('writes %p as %p', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });
});

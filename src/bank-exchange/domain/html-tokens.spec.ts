import { describe, expect, it } from '@jest/globals';
import { htmlTokens } from './html-tokens.js';

function told(html: string): string[] {
  return [...htmlTokens(html)].map((token) => {
    if (token.kind === 'text') return token.text;
    if (token.kind === 'close') return `</${token.name}>`;
    const attributes = [...token.attributes].map(([key, value]) => ` ${key}=${value}`).join('');
    return `<${token.name}${attributes}${token.isEmpty ? '/' : ''}>`;
  });
}

describe('the tokens of HTML', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['a &lt; b', ['a &lt; b']],
    ['<B>x</B >', ['<b>', 'x', '</b>']],
    ['<a href="x>y" Title=\'"\' c = d e>', ['<a href=x>y title=" c=d e=>']],
    ['<br/><img src=a/b />', ['<br/>', '<img src=a/b/>']],
    ['1 < 2 > 1', ['1 ', '&lt;', ' 2 > 1']],
    ['a <b and', ['a ', '&lt;', 'b and']],
    ['a</>b</ x>c', ['a', 'b', 'c']],
    ['a<!-- <b> -->b<!doctype x>c<?x?>d<!-- e', ['a', 'b', 'c', 'd', '&lt;', '!-- e']],
    ['<script>if (a < b) "</b>"</script>c', ['<script>', '</script>', 'c']],
    ['<style>a</styles></style >b', ['<style>', '</style>', 'b']],
    ['<script>a', ['<script>']],
    ['<a "=b>c', ['<a "=b>', 'c']],
  ])('of %p', (html, tokens) => {
    expect(told(html)).toEqual(tokens);
  });
});

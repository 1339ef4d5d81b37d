import { describe, expect, it } from '@jest/globals';
import { resolveHref } from './resolve-href.js';

describe('resolveHref', () => {
  it.each([
    ['a.xml', 'a.xml'],
    ['./items//a%20b.xml', 'items/a b.xml'],
    ['items/../a.xml', 'a.xml'],
    ['../a.xml', null],
    ['items/../../a.xml', null],
    ['%2e%2e/a.xml', null],
    ['/etc/passwd', null],
    ['file:///etc/passwd', null],
    ['C:\\a.xml', null],
    ['a\\..\\b.xml', null],
    ['a%00.xml', null],
    ['%zz', null],
    ['.', null],
    ['', null],
  ])('%s: %s', (href, path) => {
    expect(resolveHref(href)).toBe(path);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isWebAddress } from './is-web-address.js';

describe('isWebAddress', () => {
  it.each([
    'https://example.org',
    'http://example.org/a?b=c#d',
    'https://github.com/me/project/tree/main',
    'https://münchen.example/straße',
    'https://[2001:db8::1]/',
    'http://192.0.2.7:8080/',
    'https://example.org/@me/a-post',
    'https://example.org?to=me@example.org',
  ])('takes %s', (text) => {
    expect(isWebAddress(text)).toBe(true);
  });

  it.each([
    '',
    'example.org',
    '//example.org',
    'https://',
    'https:///path',
    'ftp://example.org',
    'javascript:alert(1)',
    'data:text/html,<b>',
    'https://me:secret@example.org',
    'https://me@example.org',
    'https://example.org\\@evil.example',
    'https://exa mple.org',
    ' https://example.org',
    'https://example.org/\na',
    'https://example.org:99999',
    'HTTPS://example.org',
    'https:example.org',
    'https://:@example.org',
    'https://localhost/',
    'https://example./',
    'https://example.org/\u0000',
    'https://example.org/\u202Egpj.exe',
  ])('refuses %j', (text) => {
    expect(isWebAddress(text)).toBe(false);
  });
});

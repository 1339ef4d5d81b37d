import { describe, expect, it } from '@jest/globals';
import { emailKey, isEmail } from './email.js';

describe('isEmail', () => {
  it.each([
    'ada@example.org',
    'ada+practice@mail.example.co.uk',
    "o'brien_1@exa-mple.io",
    'jörg@müller.de',
    `${'a'.repeat(64)}@example.org`,
  ])('takes %s', (email) => expect(isEmail(email)).toBe(true));

  it.each([
    '',
    'ada',
    '@example.org',
    'ada@',
    'ada@localhost',
    'ada@example.org ',
    'ada@@example.org',
    'ada@-example.org',
    'ada@example-.org',
    'ada@example..org',
    'a da@example.org',
    'Ada <ada@example.org>',
    'ada@example.org\nBcc: all@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(10)}.org`,
    `${'İ'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.org`,
    42,
    null,
  ])('refuses %j', (email) => expect(isEmail(email)).toBe(false));

  it('takes no longer for hostile text', () => {
    const started = performance.now();
    isEmail(`a@${'a-'.repeat(120)}`);
    isEmail(`a@${'a.'.repeat(120)}`);
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe('emailKey', () => {
  it('is the same for addresses that people take for the same', () => {
    expect(emailKey('Ada@Example.ORG')).toBe('ada@example.org');
    expect(emailKey('jo\u0308rg@example.org')).toBe(emailKey('J\u00D6RG@example.org'));
  });
});

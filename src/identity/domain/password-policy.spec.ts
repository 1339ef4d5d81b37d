import { describe, expect, it } from '@jest/globals';
import { checkPassword } from './password-policy.js';

const email = 'grace.hopper@example.org';

describe('checkPassword', () => {
  it.each([
    'brisk otters fold maps at noon',
    'nine lamps under water',
    'пятнадцать букв тут',
    'w7!Rk2#zQ9pLx0v',
    '839201748291034 password',
    'x'.repeat(3) + 'k9mq2pz7w4tb6',
    'grace.hopper likes 7 green kites',
  ])('accepts %s', (password) => {
    expect(checkPassword(password, email)).toEqual({ kind: 'accepted', password });
  });

  it.each([
    ['fourteen chars', 'x7!Rk2#zQ9pLx0'],
    ['129 characters', 'k9mq2pz7w4tb6'.repeat(10).slice(0, 129)],
  ])('refuses a password of the wrong length: %s', (_, password) => {
    expect(checkPassword(password, email)).toMatchObject({ kind: 'refused', code: 'length' });
  });

  it.each([
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'xk9xk9xk9xk9xk9x',
    '123456789012345',
    '987654321987654321',
    'abcdefghijklmnop',
    'qwertyuiopasdfghjkl',
    'poiuytrewqlkjhgfdsa',
    '1q2w3e4r5t6y7u8i',
    '1qaz2wsx3edc4rfv',
    'passwordpassword',
    'Password12345678',
    'P@ssw0rd!P@ssw0rd!',
    'rehearse-rehearse-1!',
    'Rehearse Interview Practice',
    'grace.hopper1234',
    'gracehopper-example',
    'correct horse battery staple',
    'letmeinletmein!!',
  ])('refuses %s, which lists of passwords begin with', (password) => {
    expect(checkPassword(password, email)).toMatchObject({ kind: 'refused', code: 'guessable' });
  });

  it('counts code points of the composed form, which is what is hashed', () => {
    const decomposed = 'e\u0301'.repeat(7) + 'brisk otter';
    const verdict = checkPassword(decomposed, email);
    expect(verdict).toEqual({ kind: 'accepted', password: '\u00E9'.repeat(7) + 'brisk otter' });
    expect(checkPassword('e\u0301'.repeat(14), email)).toMatchObject({ code: 'length' });
    expect(checkPassword('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤', email)).toMatchObject({ code: 'length' });
  });

  it('takes no longer for a hostile password', () => {
    const started = performance.now();
    checkPassword('a1'.repeat(64), `${'a'.repeat(64)}@${'a.'.repeat(60)}org`);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

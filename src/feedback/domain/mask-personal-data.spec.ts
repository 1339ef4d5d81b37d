import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskPersonalData } from './mask-personal-data.js';

const blocks = (count: number): string => '█'.repeat(count);
const letters = 'Zq3'.repeat(20);

describe('maskPersonalData', () => {
  it.each([
    ['an e-mail address', 'write to ada.l+cv@mail.example.org!', 'ada.l+cv@mail.example.org'],
    ['an address with other letters', 'an jörg@müller.example.', 'jörg@müller.example'],
    ['an international number', 'call +49 (171) 234-5678 now', '+49 (171) 234-5678'],
    ['one without spaces', 'my +4917123456789.', '+4917123456789'],
    ['a North American number', 'at (415) 555-2671, or', '(415) 555-2671'],
    ['one with dots', 'at 415-555-2671', '415-555-2671'],
    ['a German number', 'Büro 030 1234 5678 oder', '030 1234 5678'],
    ['one with a slash', 'Büro 0171/2345678', '0171/2345678'],
    ['a French number', 'au 06 12 34 56 78', '06 12 34 56 78'],
    ['a number that is said to be one', 'phone: 2345 6789', '2345 6789'],
    ['a key of OpenAI', 'key sk-proj-abcDEF123456789xyz_0 in', 'sk-proj-abcDEF123456789xyz_0'],
    ['a key of Stripe', 'sk_live_51Habcdefghijk0123', 'sk_live_51Habcdefghijk0123'],
    ['a key of AWS', 'AKIAIOSFODNN7EXAMPLE signs', 'AKIAIOSFODNN7EXAMPLE'],
    ['a token of GitHub', `ghp_${letters.slice(0, 36)}`, `ghp_${letters.slice(0, 36)}`],
    ['a token of Slack', 'xoxb-123456789012-abcdefghij', 'xoxb-123456789012-abcdefghij'],
    ['a key of Google', `AIza${letters.slice(0, 35)}`, `AIza${letters.slice(0, 35)}`],
    [
      'a JWT',
      'cookie eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJ-_4 is',
      'eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJ-_4',
    ],
    ['a bearer token', 'Authorization: Bearer abcdef0123456789', 'abcdef0123456789'],
    ['basic credentials', 'authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['a password', 'password=hunter2 and', 'hunter2'],
    ['a quoted one', '"password": "corr3ct-horse",', 'corr3ct-horse'],
    ['a named secret', 'AWS_SECRET_ACCESS_KEY = wJalrXUtnFEMI/K7MDENG', 'wJalrXUtnFEMI/K7MDENG'],
    ['an API key', 'X-Api-Key: 9f8e7d6c5b4a', '9f8e7d6c5b4a'],
    ['a URL that signs in', 'postgres://app:s3cr/et@db.internal:5432/x', 'app:s3cr/et'],
    ['one without a user', 'redis://:pa55@10.0.0.1:6379', ':pa55'],
    ['a connection string', 'Server=db;User Id=sa;Password=Yukon900;', 'Yukon900'],
    ['an account key', 'AccountKey=abc123==;EndpointSuffix', 'abc123=='],
    ['a signed link', 'get ?X-Amz-Signature=0123456789abcdef01234567', '0123456789abcdef01234567'],
  ])('masks %s', (_scenario, text, secret) => {
    expect(maskPersonalData(text)).toBe(text.replace(secret, blocks(secret.length)));
  });

  it('masks a private key and keeps its lines', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${letters}\n${letters}\nZq3=\n-----END RSA PRIVATE KEY-----`;
    const masked = maskPersonalData(`before\n${key}\nafter this`);
    expect(masked).toBe(`before\n${key.replaceAll(/[^\n]/gu, '█')}\nafter this`);
  });

  it('masks one whose end is missing, and leaves what comes after', () => {
    const cut = `-----BEGIN PRIVATE KEY-----\n${letters}`;
    const masked = maskPersonalData(`${cut}\nWe rotate it every day.`);
    expect(masked).toBe(`${cut.replaceAll(/[^\n]/gu, '█')}\nWe rotate it every day.`);
  });

  it.each([
    'Redirects: 3,860/s, 19,290/s at peak; 10^9 rows; 1700000000 is a Unix time.',
    '62^7 = 3 521 614 606 208 codes, 6 000 000 000 links, 2 000 000 writes, 100 200 300.',
    'From 10.0.0.1 to 192.168.100.200:8080, 2001:db8::1, ::ffff:192.0.2.128, port 5432.',
    'id 550e8400-e29b-41d4-a716-446655440000, 00000000-0000-0000-0000-000000000001, v1.25.3.',
    'On 2026-11-22 at 09:30:15.123Z, between 2025-01-01 and 2026-12-31, after 00:05:00.',
    'x = 1 + 2000 - 3000 + 400; a += 1000000; +20% at 1000+ servers; 5000-6000-7000 a second.',
    'bits 0101 1100 1010 0011, bytes 00 1f 8b 08, sha256 e3b0c44298fc1c149afbf4c8996fb924.',
    'Password: must be hashed with argon2id; a secret: rotated each 90 days; token bucket of 100.',
    'secret=HMAC(key, body), password: argon2id, access token: 128-bit random, fencing token=42.',
    'A bearer token in a header, basic authentication, idempotency_key=abc123, partition_key=user_id.',
    'We @Cache it, use foo@1.2.3 and https://api.example.com/v1/links?limit=50#top.',
    'The phone app calls 3 services; mobile 5G adds 50 ms; text messages cost 0.05 each.',
    'LRU (O(1)), 99.999 % = 5.26 min, 4096 B, 0.17%, 1:100, 16,667/s, 2^53 - 1, 1e-9.',
  ])('leaves what a design is made of: %s', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  it('keeps the length and the lines of any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'a@b.example',
        '\n',
        '\r\n',
        'password=',
        '+49 171 2345678',
        '🔑',
        'sk-',
        '1',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const masked = maskPersonalData(text);
        expect(masked).toHaveLength(text.length);
        expect(masked.replaceAll(/[^\r\n]/gu, '')).toBe(text.replaceAll(/[^\r\n]/gu, ''));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'eyJ-',
    'sk-',
    '-----BEGIN A-----',
    'password=',
    'a@',
    'a.',
    '+1',
    '0',
    '1',
    'x:',
    'a://',
    'n',
    'phone ',
    'bearer ',
    '-----BEGIN A-----\nnnnnnnnnnnnnnnnnnnn',
    '?sig=',
    'é@a.',
    '(1',
    'api_',
  ])('is done soon with 100,000 characters of "%s"', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const before = performance.now();
    expect(maskPersonalData(text)).toHaveLength(text.length);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

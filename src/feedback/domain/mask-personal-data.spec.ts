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
    ['a token in the environment', 'export GITHUB_TOKEN=abc123def456', 'abc123def456'],
    ['a token of no known issuer', `token: ${letters.slice(0, 24)}.`, `${letters.slice(0, 24)}.`],
    ['one in JSON', `{"token":"${letters.slice(0, 40)}"}`, letters.slice(0, 40)],
    ['a key in a link', `/maps?v=1&key=${letters.slice(0, 30)}`, letters.slice(0, 30)],
    ['a short password', 'password: hunter2', 'hunter2'],
    ['a password that is told', 'the password is hunter2x, by the way', 'hunter2x'],
    ['one in German', 'Passwort: geheim12', 'geheim12'],
    ['a pass', 'DB_PASS=hunter2', 'hunter2'],
    ['a pass of a file', 'user: app\n  pass: xk29ddl!', 'xk29ddl!'],
    ['one that is assigned', 'password := "hunter22"', 'hunter22'],
    [
      'a webhook of Slack',
      'hooks.slack.com/services/T0AB/B0CD/Xy12Xy12Xy12',
      'T0AB/B0CD/Xy12Xy12Xy12',
    ],
    [
      'a webhook of Discord',
      `https://discord.com/api/webhooks/123456789012/${letters}`,
      `123456789012/${letters}`,
    ],
    ['a token of Vault', `hvs.${letters}`, `hvs.${letters}`],
    ['a client secret of Google', `GOCSPX-${letters}`, `GOCSPX-${letters}`],
    ['a cookie', 'Cookie: theme=dark; sid=a1b2c3d4e5f6g7h8; x=y', 'a1b2c3d4e5f6g7h8'],
    ['one that is set', 'Set-Cookie: sid=a1b2c3d4e5f6g7h8; Path=/; HttpOnly', 'a1b2c3d4e5f6g7h8'],
    ['what curl signs in with', 'curl -s -u admin:pw https://x.example', 'admin:pw'],
    ['a German mobile number', 'unter 0170 1234567.', '0170 1234567'],
    ['one with two zeros', 'unter 00491701234567 oder', '00491701234567'],
    ['one of those with spaces', 'unter 0049 170 1234567', '0049 170 1234567'],
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
    'git clone git@github.com:example/app.git, then git push ssh://git@host.example/app.',
    'if password==expected, if (password == expected_2024), refresh_token=opaque, secret=rotated every',
    'session token=random 128 bits, secret: k8s/prod/db1, secret_key=vault/payments/v2.',
    'https://user-service:8080/path@v2 and sk_buff_queue_length_is_16_by_default, pk_users_email_v2.',
    'The password is hashed with argon2id; a password is 12-64 characters; the password is never logged.',
    'First pass: log2-scaled; pass: p99<200ms; pass: 3 of 5; two_pass=true; bypass=cache_level_2.',
    'token: 42, next_page_token=page_2, FENCING_TOKEN=1042, token=user_id_plus_epoch_2_hash.',
    'token: 550e8400-e29b-41d4-a716-446655440000, token := uuid(), cache?key=user_42_profile_v2.',
    'Set-Cookie: sid=opaque; Domain=api2.internal.example; Path=/; Max-Age=3600; SameSite=Lax.',
    'Cookie: session=<128-bit id>. POST to hooks.slack.com/services/... or curl -u $USER:$PASS.',
    '-rw 0644 1048576, 0755 1234567 bytes, shard 0123 1000000 keys, id 000012345678901.',
    'padded 0000001700000000, at 001700000000000 ms, id=00123456789012, 0x0012345678901234.',
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
    'sk_a',
    'sk-a ',
    '=a1bbbbbbbbbbb',
    'cookie:',
    ':=a1bbbbbbbbbbbb',
    'curl ',
    'curl -u ',
    'token:',
    'token=aaaaaaaaaa',
    'A_',
    'A_PASS=',
    'secret=a/',
    'my pass:',
    'password is ',
    '00491',
    '0170 ',
  ])('is done soon with 100,000 characters of "%s"', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const before = performance.now();
    expect(maskPersonalData(text)).toHaveLength(text.length);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isKeywordList } from './is-keyword-list.js';

describe('a bare list of terms', () => {
  it.each([
    ['commas', 'token bucket, sliding window, lua script, fail open'],
    ['nothing between', 'token bucket sliding window lua script fail open fail closed retry-after'],
    ['and', 'idempotency key and request hash and stored response'],
    ['lines', 'token bucket\nlua script\nfail open'],
    ['a Markdown list', '- **token bucket**\n- lua script\n- `fail open`'],
    ['a table', '| token bucket | lua script | fail open |'],
    ['slashes', 'redis/lua/token bucket'],
    ['full stops', 'Token bucket. Lua script. Fail open.'],
    ['a heading before it', 'Keywords: token bucket, lua script, fail open, circuit breaker'],
    ['phrases', 'same transaction as the journal, purpose of the limit, shard by key'],
    ['a sentence around it', 'I use token bucket, lua script, fail open, hash tag, in-flight cap'],
    ['small SQL', 'on conflict, select for update, serializable, 40001'],
    ['a single term', 'write skew'],
    ['numbers', '429, 301, 302'],
    ['nothing', ''],
    ['marks alone', '--- *** |'],
  ])('is one with %s', (_, text) => {
    expect(isKeywordList(text)).toBe(true);
  });

  it.each([
    ['a sentence', 'One Lua script refills, checks and takes in a single step.'],
    ['a short one', 'We draw again.'],
    ['an enumeration in a statement', 'We store it in Redis, Kafka, Postgres.'],
    ['terse notes', '302 not 301, browsers keep a 301 and we miss clicks'],
    ['a long note without a verb', 'Limits on creating per account and on misses per address'],
    ['SQL', 'INSERT INTO link VALUES ($1, $2) ON CONFLICT DO NOTHING'],
    ['a typographic apostrophe', 'Two gateways can’t both get it'],
    ['a list of statements', '- it refills\n- it checks\n- it takes'],
    [
      'German',
      'Der Schlüssel besteht aus sieben Zeichen, die zufällig gezogen werden, und ist er vergeben, wird noch einmal gezogen.',
    ],
    [
      'French',
      'Le cache répond pendant la panne, les entrées sont rafraîchies après une minute, et le reste reçoit une erreur.',
    ],
    [
      'Spanish',
      'La clave se elige al azar, el índice único rechaza los duplicados, y cuando hay uno se repite la elección.',
    ],
    [
      'Italian',
      'La chiave è scelta a caso, il vincolo rifiuta i doppioni, e quando è presa si sceglie di nuovo, anche due volte.',
    ],
    [
      'Portuguese',
      'A chave é escolhida ao acaso, o índice não aceita duplicados, e quando existe uma a escolha é repetida.',
    ],
    [
      'Dutch',
      'De sleutel wordt willekeurig gekozen, de index weigert dubbele, en als het niet lukt wordt opnieuw gekozen.',
    ],
    [
      'Polish',
      'Klucz jest losowany, indeks nie przyjmuje powtórzeń, a gdy jest zajęty, losuje się go jeszcze raz.',
    ],
    ['another script', '我们使用令牌桶，因为它允许突发流量'],
  ])('is none in %s', (_, text) => {
    expect(isKeywordList(text)).toBe(false);
  });

  it('is told of any text, however odd', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(typeof isKeywordList(text)).toBe('boolean');
      }),
    );
  });

  it.each([
    ['blanks', ' '.repeat(200_000)],
    ['commas', ','.repeat(200_000)],
    ['one word', 'a'.repeat(200_000)],
    ['apostrophes', "a'".repeat(100_000)],
    ['dashes', ' - '.repeat(66_000)],
  ])('takes no longer than its length allows: %s', (_, text) => {
    const start = performance.now();
    isKeywordList(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

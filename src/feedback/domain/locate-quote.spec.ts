import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from './fold-text.js';
import { locateQuote } from './locate-quote.js';

const answer = [
  'We keep “hot” links in Redis — about 25 GB — and 10⁹ rows in PostgreSQL.',
  '- A re-sharded, non-consistent read is unsafe to retry here;\n  order_id is unique.',
  'At 3,860/s one ﬁle server\u00A0suﬃces, so we don’t add a second.',
  'Cafe\u0301 owners 👩‍💻👍🏽 pay in €, which we round half to even.',
  '我们使用令牌桶，因为它允许突发流量。',
].join('\n\n');

function quoted(quote: string, text = answer): string | null {
  const span = locateQuote(foldText(text), quote);
  return span && text.slice(span.start, span.end);
}

describe('locateQuote', () => {
  it.each([
    ['as it stands', 'about 25 GB — and', 'about 25 GB — and'],
    ['with other quotation marks', 'We keep "hot" links', 'We keep “hot” links'],
    ['with another apostrophe', "so we don't add a second", 'so we don’t add a second'],
    ['across a line break', 'to retry here; order_id is', 'to retry here;\n  order_id is'],
    ['with ligatures taken apart', 'one file server suffices', 'one ﬁle server\u00A0suﬃces'],
    ['with accents put together', 'Café owners 👩‍💻👍🏽 pay', 'Cafe\u0301 owners 👩‍💻👍🏽 pay'],
    ['wrapped', '“about 25 GB — and…”', 'about 25 GB — and'],
    ['as a bullet', '- *about 25 GB — and*', 'about 25 GB — and'],
    ['with the full stop', 'which we round half to even.', 'which we round half to even.'],
    ['with another end', 'which we round half to even!', 'which we round half to even'],
    ['without spaces between words', '因为它允许突发流量我们使用'.slice(0, 9), null],
    ['in a script without spaces', '我们使用令牌桶，因为它允许突', '我们使用令牌桶，因为它允许突'],
  ])('finds words %s', (_scenario, quote, found) => {
    expect(quoted(quote)).toBe(found);
  });

  it.each([
    ['other case', 'we keep “hot” links'],
    ['another word', 'about 25 GB — or'],
    ['a word less', 'We keep links in Redis'],
    ['words left out', 'We keep … in Redis'],
    ['other punctuation within', 'about 25 GB, and 10⁹ rows'],
    ['two words', 'PostgreSQL database'],
    ['too few words', 'in PostgreSQL.'],
    ['too few letters', 'one of us is'],
    ['signs alone', '— — — — — — —'],
    ['nothing', ''],
    ['the end of a word', 'safe to retry here'],
    ['the beginning of one', 'At 3,860/s one fi'],
    ['a prefix with a hyphen less', 'consistent read is unsafe'],
    ['a suffix with a hyphen less', 'consistent read is unsafe to re'],
    ['the beginning of a hyphened word', 'A re-sharded, non'],
    ['part of a name', 'id is unique. At'],
    ['part of a number', '860/s one file'],
    ['the beginning of a number', 'unique. At 3'],
    ['half a negation', "so we don't"],
    ['what the apostrophe takes back', 'suffices, so we don'],
  ])('finds nothing for %s', (_scenario, quote) => {
    expect(quoted(quote)).toBeNull();
  });

  it('finds nothing for the whole of a long answer', () => {
    const long = 'We write every word of it. '.repeat(40);
    expect(quoted(long, long)).toBeNull();
    expect(quoted(long.slice(0, 972), long)).toBe(long.slice(0, 971));
  });

  it('finds the first place where whole words stand', () => {
    const text = 'unsafe to retry here, but safe to retry here';
    expect(locateQuote(foldText(text), 'safe to retry here')).toEqual({ start: 26, end: 44 });
  });
});

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('ﬁ', '㎏', '½', 'e\u0301', '\u200B', '\u202E', 'שלום', '👩‍💻', '\uD83D', '…', '각'),
);
const vocabulary =
  'we never always cache the write read lock queue 10 20 3,860 p99 not retry replica shard un-safe';
const word = fc.constantFrom(...vocabulary.split(' '));
const gap = fc.constantFrom(' ', '  ', '\n', '\u00A0', ', ', '. ', ' (', '\u200B ');

/** Words as they are compared, independently of how they are found. */
function plainWords(text: string): string {
  const seen = text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC');
  return ` ${seen.replaceAll(/[\s\p{Cc}]+/gu, ' ')} `;
}

describe('locateQuote in any text', () => {
  it('gives places inside it, which split no pair and hold what was quoted', () => {
    const pieces = fc.array(fc.oneof(strange, word, gap), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, fc.nat(), fc.nat(80), (some, from, length) => {
        const text = some.join('');
        const start = from % (text.length + 1);
        const folded = foldText(text);
        const span = locateQuote(folded, text.slice(start, start + length));
        if (span === null) return;
        const found = text.slice(span.start, span.end);
        expect([span.start >= 0, span.end <= text.length]).toEqual([true, true]);
        expect(found.isWellFormed() || !text.isWellFormed()).toBe(true);
        expect(folded.text).toContain(foldText(found).text.trim());
      }),
      { numRuns: 3_000 },
    );
  });

  it('finds what was copied from it word for word', () => {
    const words = fc.array(fc.tuple(word, gap), { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.nat(4), fc.integer({ min: 4, max: 8 }), (some, from, count) => {
        const text = some.flat().join('');
        const quote = some
          .slice(from, from + count)
          .flat()
          .slice(0, -1)
          .join('');
        fc.pre(quote.length >= 20 && count <= some.length - from);
        expect(quoted(quote, text)).not.toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('accepts no paraphrase: words left out, put in, changed or moved, numbers and letters changed', () => {
    const changes = fc.constantFrom<(words: string[], at: number) => string[]>(
      (words, at) => words.toSpliced(at, 1),
      (words, at) => words.toSpliced(at, 0, 'not'),
      (words, at) => words.with(at, 'perhaps'),
      (words, at) => words.toSpliced(at, 2, words[at + 1] ?? '', words[at] ?? ''),
      (words, at) => words.with(at, `${words[at] ?? ''}s`),
      (words, at) => words.with(at, (words[at] ?? '').slice(1)),
      (words, at) => words.with(at, (words[at] ?? '').slice(0, -1)),
      (words, at) => words.with(at, (words[at] ?? '').toUpperCase()),
      (words, at) => words.with(at, (words[at] ?? '').replace('0', '5')),
    );
    const words = fc.array(word, { minLength: 12, maxLength: 30 });
    let accepted = 0;
    let tried = 0;
    fc.assert(
      fc.property(words, fc.nat(5), fc.nat(5), changes, (some, from, at, change) => {
        const text = some.join(' ');
        const quote = change(some.slice(from, from + 7), at)
          .join(' ')
          .trim();
        if (plainWords(text).includes(plainWords(quote))) return;
        tried += 1;
        accepted += quoted(quote, text) === null ? 0 : 1;
      }),
      { numRuns: 3_000 },
    );
    expect(tried).toBeGreaterThan(1_500);
    expect(accepted).toBe(0);
  });
});

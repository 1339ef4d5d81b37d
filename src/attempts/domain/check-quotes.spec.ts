import { describe, expect, it } from '@jest/globals';
import { checkQuotes } from './check-quotes.js';

describe('checkQuotes', () => {
  const answer = 'Leases expire after 30 s.\nA paused worker is fenced.';

  it.each([
    ['no quotes', [null, null], []],
    ['words of the answer', ['after 30 s', 'Leases expire after 30 s.\nA paused'], []],
    ['other words', ['after 60 s'], ['/items/0/quote']],
    ['other case', [null, 'leases'], ['/items/1/quote']],
  ])('%s', (_scenario, quotes, pointers) => {
    const problems = checkQuotes(
      answer,
      quotes.map((quote) => ({ quote })),
    );
    expect(problems.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it.each([
    ['where it is', '🔒 Leases end', 'Leases', 2, []],
    ['one place off, as in UTF-16', '🔒 Leases end', 'Leases', 3, ['quote-not-there']],
    ['at the second occurrence', 'ab ab', 'ab', 3, []],
    ['beyond the end', 'ab ab', 'ab', 30, ['quote-not-there']],
    ['of words that are not there', 'ab ab', 'abc', 0, ['quote-not-in-answer']],
    ['of no words', 'ab ab', null, 0, ['quote-missing']],
  ])('holds a quote to its place: %s', (_scenario, text, quote, quoteStart, codes) => {
    const problems = checkQuotes(text, [{ quote, quoteStart }]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it('finds nothing in an answer that was only thought', () => {
    expect(checkQuotes('', [{ quote: 'anything' }])).toHaveLength(1);
  });
});

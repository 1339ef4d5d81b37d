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

  it('finds nothing in an answer that was only thought', () => {
    expect(checkQuotes('', [{ quote: 'anything' }])).toHaveLength(1);
  });
});

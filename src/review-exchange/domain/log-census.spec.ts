import { describe, expect, it } from '@jest/globals';
import { LogCensus } from './log-census.js';

describe('LogCensus', () => {
  it('counts lines and cards', () => {
    const census = new LogCensus();
    for (const key of ['a', 'b', 'a']) expect(census.add(key, 1)).toBeNull();
    expect([census.lines, census.cards]).toEqual([3, 2]);
  });

  it('tells once of a card that has too many reviews, and where', () => {
    const census = new LogCensus();
    const problems = Array.from({ length: 10_003 }, (_, line) => census.add('a', line));
    expect(problems.filter((problem) => problem !== null)).toEqual([
      expect.objectContaining({ line: 10_000, code: 'too-much' }),
    ]);
  });

  it('tells once of too many cards', () => {
    const census = new LogCensus();
    const problems = Array.from({ length: 100_003 }, (_, line) => census.add(`${line}`, line));
    expect(problems.filter((problem) => problem !== null)).toEqual([
      expect.objectContaining({ line: null, detail: 'there may be at most 100000 cards' }),
    ]);
  });
});

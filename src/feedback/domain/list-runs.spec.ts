import { describe, expect, it } from '@jest/globals';
import { listRuns } from './list-runs.js';

const runsIn = (text: string): string[] =>
  listRuns(text).map(({ start, end }) => text.slice(start, end).trim());

describe('terms strung together', () => {
  it.each([
    [
      'I would use a token bucket, a lua script, fail open, fail closed and a hash tag.',
      ['a lua script, fail open, fail closed and a hash tag.'],
    ],
    [
      'one, two, three, four, and then we stop, five, six, seven, eight',
      ['one, two, three, four', 'five, six, seven, eight'],
    ],
  ])('are found within a sentence: %s', (text, runs) => {
    expect(runsIn(text)).toEqual(runs);
  });

  it('are no list while they are fewer than four', () => {
    expect(runsIn('We compare the fixed window, sliding window and token bucket.')).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { missingInWords } from './missing-in-words.js';

describe('missingInWords', () => {
  it.each([
    [2, true, /senior level it takes two independent pieces .* at least one .* somebody else\.$/u],
    [1, true, /one more independent piece of evidence, and one of the two graded or confirmed/u],
    [1, false, /one more independent piece of evidence; it may be self-graded\.$/u],
    [0, true, /takes the word of somebody else: have one of the answers graded/u],
  ])('%i pieces, others needed: %p', (pieces, needsOthers, words) => {
    expect(missingInWords({ level: 'senior', pieces, needsOthers })).toMatch(words);
  });
});

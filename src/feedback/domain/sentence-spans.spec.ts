import { describe, expect, it } from '@jest/globals';
import { sentenceSpans } from './sentence-spans.js';

function sentencesOf(text: string): string[] {
  return sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
}

describe('sentenceSpans', () => {
  it.each([
    ['One. Two? Three!', ['One.', ' Two?', ' Three!']],
    ['a line\nanother, 3.5 times', ['a line', 'another, 3.5 times']],
    ['so it goes... and on', ['so it goes...', ' and on']],
    ['version 1..2 stays', ['version 1..2 stays']],
    ['我们使用令牌桶。它允许突发', ['我们使用令牌桶。', '它允许突发']],
    ['', []],
  ])('tells apart %j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it.each([
    ['full stops', `${'.'.repeat(200_000)}a`],
    ['ellipses', `${'…'.repeat(200_000)}a`],
    ['full stops and blanks', '. '.repeat(100_000)],
  ])('takes no longer than its length allows: %s', (_scenario, text) => {
    const start = performance.now();
    sentenceSpans(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

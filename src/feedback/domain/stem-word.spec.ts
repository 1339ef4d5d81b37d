import { describe, expect, it } from '@jest/globals';
import { stemWord } from './stem-word.js';

describe('the stem of a word', () => {
  it.each([
    ['retry', ['retries', 'retried', 'retrying']],
    ['cache', ['caches', 'cached', 'caching']],
    ['batch', ['batches', 'batched', 'batching']],
    ['shed', ['sheds', 'shedding']],
    ['allocate', ['allocates', 'allocation', 'allocated']],
    ['asynchronous', ['asynchronously']],
    ['id', ['ids']],
    ['3858', ['3,858']],
    ['1000000', ['1,000,000']],
  ])('is one for all forms of %s', (word, forms) => {
    expect(forms.map((form) => stemWord(form))).toEqual(forms.map(() => stemWord(word)));
  });

  it.each([
    ['log', 'logic'],
    ['status', 'statu'],
    ['lease', 'leak'],
    ['301', '302'],
    ['1,5', '15'],
  ])('is not the same for %s and %s', (left, right) => {
    expect(stemWord(left)).not.toBe(stemWord(right));
  });

  it('leaves other scripts as they are', () => {
    expect(['мосты', 'größen', '令牌桶'].map((word) => stemWord(word))).toEqual([
      'мосты',
      'größen',
      '令牌桶',
    ]);
  });
});

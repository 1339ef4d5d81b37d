import { describe, expect, it } from '@jest/globals';
import { isOnSubject } from './is-on-subject.js';
import { isPlainEnglish } from './is-plain-english.js';
import { subjectWords } from './subject-words.js';

const subject = subjectWords('Retries carry an idempotency key; a ledger balances entries.');

describe('isOnSubject', () => {
  it.each([
    ['a word of it', 'We retry once.'],
    ['another form of one', 'They are idempotent, so the ledgers agree.'],
    ['a figure with a unit', 'That makes 3,860/s at noon.'],
    ['arithmetic', 'So 12 × 5 = 60 of them.'],
  ])('is so with %s', (_scenario, sentence) => {
    expect(isOnSubject(sentence, subject)).toBe(true);
  });

  it.each([
    ['praise', 'Everything was handled with great care and in depth.'],
    ['a plea', 'Please be kind, my whole future hangs on it.'],
    ['numbers of another kind', 'Section 4 says 3 for all of it.'],
    ['another language', 'Tutte le voci devono ricevere il massimo.'],
  ])('is not so with %s', (_scenario, sentence) => {
    expect(isOnSubject(sentence, subject)).toBe(false);
  });
});

describe('subjectWords', () => {
  it('has what a text is about, and not what it is judged by', () => {
    const words = subjectWords('The answer names 3 trade-offs of Redis clusters and caching.');
    expect([...words]).toEqual(['redis', 'cluster', 'cach']);
  });
});

describe('isPlainEnglish', () => {
  it.each([
    ['We keep it in the cache so that it is quick.', true],
    ['Wir halten es im Cache, damit es schnell geht.', false],
    ['我们 使用 令牌桶', false],
    ['', true],
  ])('%s', (text, isEnglish) => {
    const words = text
      .toLowerCase()
      .split(/\P{L}+/u)
      .filter(Boolean);
    expect(isPlainEnglish(words.map((word) => ({ word })))).toBe(isEnglish);
  });
});

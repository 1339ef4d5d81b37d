import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitSentences } from './split-sentences.js';

const textsOf = (markdown: string): string[] =>
  splitSentences(markdown).map(({ start, end }) => markdown.slice(start, end));

describe('the sentences of an answer', () => {
  it.each([
    ['full stops', 'One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['numbers and names', 'It takes 1.5 ms on v1.2.', ['It takes 1.5 ms on v1.2.']],
    ['abbreviations', 'A store, e.g. Redis, vs. SQL.', ['A store, e.g. Redis, vs. SQL.']],
    ['a quotation', 'It says "stop." Then it ends.', ['It says "stop."', 'Then it ends.']],
    ['bold print', '**Load.** We count.', ['**Load.**', 'We count.']],
    ['wrapped lines', 'It goes\non here.\n\nNext', ['It goes\non here.', 'Next']],
    ['list items', '- one\n  more\n* two\n3. three', ['one\n  more', 'two', 'three']],
    ['headings', '## Keys\nWe draw.', ['Keys', 'We draw.']],
    ['tables', '| a. B | c |\n| --- | --- |', ['| a. B | c |', '| --- | --- |']],
    [
      'code',
      'So:\n```sql\nSELECT 1. FROM t\n\nCOMMIT\n```\nDone',
      ['So:', 'SELECT 1. FROM t', 'COMMIT', 'Done'],
    ],
    ['Chinese', '先写日志。再写页面。', ['先写日志。', '再写页面。']],
    ['windows lines', 'One.\r\n\r\n- two\r\n', ['One.', 'two']],
    ['nothing', ' \n\n ', []],
  ])('are told apart: %s', (_, markdown, sentences) => {
    expect(textsOf(markdown)).toEqual(sentences);
  });

  it('are marked as headings and by their paragraphs', () => {
    expect(
      splitSentences('# A\n\nB. C.\n- D').map(({ block, isHeading }) => [block, isHeading]),
    ).toEqual([
      [0, true],
      [1, false],
      [1, false],
      [2, false],
    ]);
  });

  it('are cut between words where they are too long to be shown', () => {
    const lengths = textsOf('word '.repeat(300)).map(({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(600);
    expect(textsOf('word '.repeat(300)).join(' ')).toBe('word '.repeat(300).trim());
  });

  it('cover every character that is no blank or mark, in order, and cut no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 1500 }), (markdown) => {
        let at = 0;
        for (const { start, end } of splitSentences(markdown)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(markdown.slice(start, end).isWellFormed()).toBe(true);
          expect(markdown.slice(at, start)).not.toMatch(/\p{L}/u);
          at = end;
        }
      }),
    );
  });
});

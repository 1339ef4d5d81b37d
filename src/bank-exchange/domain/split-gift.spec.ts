import { describe, expect, it } from '@jest/globals';
import { splitGift } from './split-gift.js';

describe('splitGift', () => {
  it('ends a question at an empty line, whatever is open in it', () => {
    const blocks = [...splitGift('One {\n  more \n\n}\n\n\nTwo {}')];
    expect(blocks).toEqual([
      { kind: 'block', line: 1, text: 'One {\nmore', comment: '' },
      { kind: 'block', line: 4, text: '}', comment: '' },
      { kind: 'block', line: 7, text: 'Two {}', comment: '' },
    ]);
  });

  it('keeps comments beside the question that they stand in', () => {
    const blocks = [...splitGift('// alone\n\n// [id:a]\nText\n  // more\nText {}')];
    expect(blocks).toEqual([
      { kind: 'block', line: 4, text: 'Text\nText {}', comment: '[id:a]\nmore' },
    ]);
  });

  it('tells categories apart, with or without an empty line', () => {
    const blocks = [...splitGift('$CATEGORY: $course$/top\nA {}\n$CATEGORY: b\n\nC {}')];
    expect(blocks.map(({ kind, line }) => [kind, line])).toEqual([
      ['category', 1],
      ['block', 2],
      ['category', 3],
      ['block', 5],
    ]);
  });
});

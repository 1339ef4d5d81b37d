import { describe, expect, it } from '@jest/globals';
import { splitCode } from './split-code.js';

const line = 'x'.repeat(99);
const lines = (count: number): string[] => Array<string>(count).fill(line);

describe('a long listing', () => {
  it('stays whole up to 1500 characters', () => {
    expect(splitCode('a\n\nb')).toEqual(['a\n\nb']);
    expect(splitCode(lines(15).join('\n'))).toHaveLength(1);
    expect(splitCode(lines(16).join('\n')).map((part) => part.split('\n').length)).toEqual([15, 1]);
  });

  it('is cut at an empty line if there is one in the second half', () => {
    const late = [...lines(10), '', ...lines(10)].join('\n');
    expect(splitCode(late)).toEqual([lines(10).join('\n'), lines(10).join('\n')]);
    const early = [...lines(3), '', ...lines(14)].join('\n');
    expect(splitCode(early).map((part) => part.split('\n').length)).toEqual([16, 2]);
  });

  it('is never cut within a line', () => {
    expect(splitCode(`a\n${'x'.repeat(5000)}\nb`)).toEqual(['a', 'x'.repeat(5000), 'b']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readAnkiTextHeader } from './anki-text-header.js';

const nothing = {
  separator: null,
  isHtml: null,
  deck: null,
  tags: [],
  columns: { guid: null, noteType: null, deck: null, tags: null },
  names: [],
  end: 0,
  lines: 0,
};

describe('the header of a text export', () => {
  it('says what the columns are', () => {
    const header = [
      '#separator:tab',
      '#html:true',
      '#guid column:1',
      '#notetype column:2',
      '#deck column:3',
      '#tags column:6',
      '',
    ].join('\n');
    expect(readAnkiTextHeader(`${header}a\tb\n#c`)).toEqual({
      ...nothing,
      separator: '\t',
      isHtml: true,
      columns: { guid: 0, noteType: 1, deck: 2, tags: 5 },
      end: header.length,
      lines: 6,
    });
  });

  it('names columns, a deck and tags, and may say what is not known here', () => {
    const header =
      '#Separator: Semicolon \r\n#columns:Front;"Back"\r\n#deck: A::B\r\n#tags: x  y\r\n#if matches:merge\r\n#?\r\n';
    expect(readAnkiTextHeader(header)).toEqual({
      ...nothing,
      separator: ';',
      deck: 'A::B',
      tags: ['x', 'y'],
      names: ['Front', 'Back'],
      end: header.length,
      lines: 6,
    });
  });

  it.each([
    ['#separator:,\n', ','],
    ['#separator:\t\n', '\t'],
    ['#separator:\\t\n', '\t'],
    ['#separator:Pipe', '|'],
    ['#separator: ', ' '],
  ])('separates by what %p says', (text, separator) => {
    expect(readAnkiTextHeader(text)).toMatchObject({ separator, lines: 1 });
  });

  it('is not needed', () => {
    expect(readAnkiTextHeader('a\tb')).toEqual(nothing);
    expect(readAnkiTextHeader('')).toEqual(nothing);
  });

  it.each([
    ['#separator:x', 1],
    ['#html:true\n#html:perhaps', 2],
    ['#tags column:0', 1],
    ['#guid column:one', 1],
    ['#deck column:201', 1],
  ])('is at fault in %p', (text, faultyLine) => {
    expect(readAnkiTextHeader(text)).toEqual({ faultyLine });
  });
});

import { describe, expect, it } from '@jest/globals';
import { splitNote } from './split-note.js';

const type = { name: 'Mine', fields: ['Number', 'Front', 'Back', 'Source'], sortField: 0 };

describe('a note', () => {
  it('asks what stands in the field that is called so, and answers the rest', () => {
    expect(splitNote(['1', 'a', 'b', 'c'], type)).toEqual({
      prompt: 'a',
      answers: [],
      rest: [
        { heading: 'Number', html: '1' },
        { heading: '', html: 'b' },
        { heading: 'Source', html: 'c' },
      ],
    });
  });

  it.each<[string, string[], { fields: string[]; sortField: number }, string]>([
    ['the field that it is sorted by', ['a', 'b'], { fields: ['x', 'y'], sortField: 1 }, 'b'],
    ['the first without a type', ['a', 'b'], { fields: [], sortField: 0 }, 'a'],
    [
      'the first that is not blank',
      ['<br>', '&nbsp;', 'c'],
      { fields: ['Front'], sortField: 0 },
      'c',
    ],
    ['an image', ['<img src=a>', 'b'], { fields: ['Front', 'Back'], sortField: 1 }, '<img src=a>'],
    ['the field with gaps', ['a', '{{c1::b}}'], { fields: ['Front', 'x'], sortField: 0 }, '[…]'],
  ])('asks %s', (_, fields, changes, prompt) => {
    expect(splitNote(fields, { ...type, ...changes })).toMatchObject({ prompt });
  });

  it('is none when it is blank or hides parts of an image', () => {
    expect(splitNote([], type)).toBe('blank');
    expect(splitNote(['', ' <div><br></div>'], type)).toBe('blank');
    const hidden = '{{c1::image-occlusion:rect:left=.1}}';
    expect(splitNote([hidden, '<img src="a.png">'], type)).toBe('image-occlusion');
  });
});

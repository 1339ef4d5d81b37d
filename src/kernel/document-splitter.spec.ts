import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DocumentSplitter } from './document-splitter.js';

function split(text: string, pieceLength = text.length): { items: unknown[]; rest: unknown } {
  const splitter = new DocumentSplitter('events', { longestItem: 10_000, longestRest: 10_000 });
  const items: unknown[] = [];
  for (let from = 0; from < text.length; from += pieceLength) {
    for (const item of splitter.push(text.slice(from, from + pieceLength))) {
      items.push(JSON.parse(item.text));
    }
  }
  return { items, rest: JSON.parse(splitter.end().rest) };
}

describe('DocumentSplitter', () => {
  it('takes the objects out of the list and leaves zeros', () => {
    expect(split('{"a": [{"b": 1}], "events": [{"c": [{}]}, {"d": "}]{\\""}], "e": {}}')).toEqual({
      items: [{ c: [{}] }, { d: '}]{"' }],
      rest: { a: [{ b: 1 }], events: [0, 0], e: {} },
    });
  });

  it('leaves what is no object, for others to find', () => {
    expect(split('{"events": [7, {}, [{}], "x"]}')).toEqual({
      items: [{}],
      rest: { events: [7, 0, [{}], 'x'] },
    });
  });

  it('gives the same however the text is cut into pieces', () => {
    const value = fc.record({ events: fc.array(fc.dictionary(fc.string(), fc.jsonValue())) });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 9 }), (document, pieceLength) => {
        const text = JSON.stringify({ format: 'x', ...document, last: '{' });
        const { items, rest } = split(text, pieceLength);
        expect(items).toEqual((JSON.parse(text) as { events: unknown[] }).events);
        expect(rest).toEqual({ format: 'x', events: items.map(() => 0), last: '{' });
      }),
    );
  });

  it.each([
    '{"events": [{"a": 1}',
    '{"events": [{"a": 1',
    '{"events": [{} {}]}',
    '{"events": [{}],}',
  ])('lets through no text that is not JSON: %s', (text) => {
    expect(() => split(text)).toThrow(SyntaxError);
  });

  it('gives up an item that does not end', () => {
    const splitter = new DocumentSplitter('events', { longestItem: 100, longestRest: 100 });
    expect(() => splitter.push(`{"events": [{"a": "${'x'.repeat(100)}`)).toThrow(RangeError);
  });

  it('gives up when there is too much around the items', () => {
    const splitter = new DocumentSplitter('events', { longestItem: 100, longestRest: 100 });
    expect(() => splitter.push(`{"note": "${'x'.repeat(100)}`)).toThrow(RangeError);
  });
});

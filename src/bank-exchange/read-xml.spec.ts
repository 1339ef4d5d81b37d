import { describe, expect, it } from '@jest/globals';
import { AppError } from '../kernel/app-error.js';
import { textOf } from './domain/xml-element.js';
import { readXmlParts, readXmlTree } from './read-xml.js';

describe('readXmlTree', () => {
  it('reads elements with their lines, attributes and text', () => {
    const root = tree(
      '\uFEFF<?xml version="1.0"?>\r\n<a>\r\n<b\n c="&lt;1&#x41;">x<![CDATA[<&]]>&amp;</b></a>',
    );
    const [, b] = root.children;
    expect(b).toMatchObject({ name: 'b', line: 3, namespace: '', isCut: false });
    expect(typeof b === 'object' ? [...b.attributes] : []).toEqual([['c', '<1A']]);
    expect(textOf(root)).toBe('\nx<&&');
  });

  it('resolves prefixes, and leaves their declarations out', () => {
    const root = tree('<q:a xmlns:q="urn:q" xmlns="urn:d" d="1"><b xmlns=""><q:c/></b><d/></q:a>');
    expect(root).toMatchObject({
      name: 'a',
      namespace: 'urn:q',
      attributes: new Map([['d', '1']]),
    });
    const [b, d] = root.children;
    expect(b).toMatchObject({
      name: 'b',
      namespace: '',
      children: [{ name: 'c', namespace: 'urn:q' }],
    });
    expect(d).toMatchObject({ namespace: 'urn:d' });
  });

  it('leaves out text beyond 200,000 characters, and tells so', () => {
    const [short, long] = tree(
      `<a><b>${'x'.repeat(200_000)}</b><b>${'y'.repeat(200_001)}</b></a>`,
    ).children;
    expect(short).toMatchObject({ isCut: false });
    expect(long).toMatchObject({ isCut: true });
    expect(typeof long === 'object' ? textOf(long).length : 0).toBe(200_000);
  });

  it('takes 100 elements within each other and no more', () => {
    expect(tree(nested(100)).name).toBe('a');
    expect(() => tree(nested(101))).toThrow(/100 deep/u);
  });

  it.each([
    ['<a>\n<b>\n</a>', 3],
    ['<a>\n\n&nope;</a>', 3],
    ['<a>\n<b c=1/></a>', 2],
    ['<a/>\n<b/>', 2],
    ['\n\u0001', 2],
  ])('tells the line in which %j breaks', (text, line) => {
    expect(() => tree(text)).toThrow(new RegExp(`\\(line ${line}\\)`, 'u'));
  });

  it('never repeats the file in a refusal', () => {
    expect(refusalOf('<a>&secret-name;</a>')).not.toContain('secret');
    expect(refusalOf('<a></secret>')).not.toContain('secret');
  });
});

describe('readXmlParts', () => {
  it('hands out the children of the root one by one', () => {
    const parts = [...readXmlParts(Buffer.from('<a>t<b><c/></b>t<d/></a>'), () => true)];
    expect(parts.map(({ name, children }) => [name, children.length])).toEqual([
      ['b', 1],
      ['d', 0],
    ]);
  });

  it('judges the root before anything else', () => {
    const text = `<a>${'<b/>'.repeat(10)}<broken`;
    const read = (): unknown => [...readXmlParts(Buffer.from(text), () => false)];
    expect(read).toThrow(/another format/u);
  });
});

function tree(text: string): ReturnType<typeof readXmlTree> {
  return readXmlTree(Buffer.from(text), () => true);
}

function nested(depth: number): string {
  return '<a>'.repeat(depth) + '</a>'.repeat(depth);
}

function refusalOf(text: string): string {
  try {
    tree(text);
  } catch (error) {
    if (error instanceof AppError) return JSON.stringify([error.detail, error.particulars]);
  }
  return 'secret: not refused';
}

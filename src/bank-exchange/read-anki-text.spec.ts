import { describe, expect, it } from '@jest/globals';
import type { ParsedPart } from './domain/parsed-bank.js';
import { readAnkiText } from './read-anki-text.js';

async function partsOf(text: string): Promise<ParsedPart[]> {
  const parts: ParsedPart[] = [];
  for await (const part of readAnkiText(Buffer.from(text))) parts.push(part);
  return parts;
}

async function told(text: string): Promise<unknown[]> {
  const parts = await partsOf(text);
  return parts.map((part) =>
    part.kind === 'question' ? [part.line, part.document['title'], part.document['outline']] : part,
  );
}

describe('a text export', () => {
  it('gives a question for each note', async () => {
    const text = [
      '#separator:tab',
      '#html:true',
      '#guid column:1',
      '#notetype column:2',
      '#deck column:3',
      '#tags column:6',
      'g1\tBasic\tAWS::S3\t"What is ""S3""?<br>\nSay."\t<ul><li>a</li><li>b</li></ul>\taws storage',
      'g2\tCloze\tAWS\t"#{{c1::Two}} &amp; [sound:a b.mp3]"\t"<img src=""x.png"">"\t',
      '',
    ].join('\n');
    expect(await partsOf(`\ufeff${text}`)).toEqual([
      {
        kind: 'question',
        line: 7,
        externalId: 'g1',
        document: {
          title: 'What is "S3"? Say.',
          prompt: 'What is "S3"?  \nSay.',
          outline: ['a', 'b'],
          topics: ['aws', 'storage'],
        },
        attachments: [],
        problems: [],
      },
      {
        kind: 'question',
        line: 9,
        externalId: 'g2',
        document: {
          title: '#[…] & (sound: a b.mp3)',
          prompt: '#[…] & (sound: a b.mp3)',
          outline: ['Two', '(image: x.png)'],
        },
        attachments: ['a b.mp3', 'x.png'],
        problems: [],
      },
      { kind: 'head', document: { bank: { title: 'AWS' } } },
    ]);
  });

  it.each<[string, string, unknown[]]>([
    ['tabs', 'a\tb\n', [[1, 'a', ['b']]]],
    [
      'semicolons',
      'a;b\r\n\r\nc;"d;e"\r\n',
      [
        [1, 'a', ['b']],
        [3, 'c', ['d;e']],
      ],
    ],
    ['commas', '#separator:comma\n"a, b",c', [[2, 'a, b', ['c']]]],
    ['no header and no markup', 'a < b\t<c> "d"\n', [[1, 'a < b', ['\\<c> "d"']]]],
    ['markup that no header tells of', 'a\t<b>b</b>\n', [[1, 'a', ['**b**']]]],
    ['markup that is none', '#html:false\na\t<b>b</b>\n', [[2, 'a', ['\\<b>b\\</b>']]]],
    [
      'lines in a field',
      '#html:false\na\t"- b\n- c"\nd\te',
      [
        [2, 'a', ['b', 'c']],
        [4, 'd', ['e']],
      ],
    ],
    [
      'comments between',
      'a\tb\n# c\nd\te\n',
      [
        [1, 'a', ['b']],
        [3, 'd', ['e']],
      ],
    ],
    ['quotes as they stand', 'a 5" disk\tb "c"\n', [[1, 'a 5" disk', ['b "c"']]]],
    [
      'notes without an answer',
      'a\nb\t\n',
      [
        [1, 'a', undefined],
        [2, 'b', undefined],
      ],
    ],
    ['columns of names', '#columns:Why\tFront\tBack\n1\t2\t3\n', [[2, '2', ['Why: 1', '3']]]],
    [
      'one deck and tags for all',
      '#deck:D\n#tags:x\na\tb\n',
      [[3, 'a', ['b']], { kind: 'head', document: { bank: { title: 'D' } } }],
    ],
  ])('is read with %s', async (_, text, parts) => {
    expect(await told(text)).toEqual(parts);
  });

  it('adds the tags of all to those of one', async () => {
    const [first] = await partsOf('#tags:x Y\n#tags column:3\na\tb\tz x\n');
    expect(first).toMatchObject({ document: { topics: ['x', 'y', 'z'] } });
  });

  it('keeps a long question whole, with a short title', async () => {
    const words = 'word '.repeat(100).trim();
    const [first] = await partsOf(`${words}\tb\n`);
    const title = `${'word '.repeat(39).trim()}…`;
    expect(first).toMatchObject({ document: { title, prompt: words } });
  });

  it('keeps characters whole wherever it is cut', async () => {
    const long = '😀'.repeat(100_000);
    const [first] = await partsOf(`a\t${long.slice(1, 2)}x${long.slice(0, 100_000)}\n`);
    expect(first).toMatchObject({ document: { outline: [`\ufffdx${long.slice(0, 100_000)}`] } });
  });
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { awkwardTexts } from '../../test/support/any-question.js';
import {
  allParts,
  anyBank,
  bankFile,
  chunksOf,
  kitBank,
  plainBankOf,
  textOf,
  type PlainBank,
} from '../../test/support/bank-files.js';
import { questionKeys } from './domain/document-keys.js';
import { inKeyOrder } from './domain/in-key-order.js';
import { fileFormats, readParts } from './file-formats.js';
import { writeBankJson } from './write-bank-json.js';
import { writeBankYaml } from './write-bank-yaml.js';
import { readYaml } from './read-yaml.js';
import { writeYaml } from './write-yaml.js';

const natives = [
  { name: 'json', write: writeBankJson },
  { name: 'yaml', write: writeBankYaml },
] as const;

describe.each(natives)('a native document in $name', ({ name, write }) => {
  const written = (bank: PlainBank): Promise<string> => textOf(write(bankFile(bank)));
  const read = async (text: string, size?: number): Promise<PlainBank> =>
    plainBankOf(await allParts(readParts(name, chunksOf(text, size))));

  it('gives the kit back, and the same bytes when it is written again', async () => {
    const kit = kitBank();
    const text = await written(kit);
    const back = await read(text);
    expect(back).toEqual(kit);
    expect(await written(back)).toBe(text);
  });

  it('gives back whatever a bank may hold, however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyBank, fc.integer({ min: 1, max: 500 }), async (bank, size) => {
        const text = await written(bank);
        const back = await read(text, size);
        expect(back).toEqual(bank);
        expect(await written(back)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in whatever order the keys were kept', async () => {
    const { head, questions } = kitBank();
    const turned = questions.map(
      (each) => Object.fromEntries(Object.entries(each).toReversed()) as typeof each,
    );
    expect(await written({ head, questions: turned })).toBe(await written({ head, questions }));
  });

  it('can be written without questions, and is refused then', async () => {
    const text = await written({ head: {}, questions: [] });
    await expect(read(text)).rejects.toMatchObject({
      particulars: { errors: [{ code: 'no-questions' }] },
    });
  });

  it('takes the mark of UTF-8 and says where each question begins', async () => {
    const { head, questions } = kitBank();
    const text = `\uFEFF${await written({ head: {}, questions: questions.slice(0, 2) })}`;
    const [first, second] = (await allParts(readParts(name, chunksOf(text)))).filter(
      (part) => part.kind === 'question',
    );
    const lines = text.split('\n');
    const at = ({ slug }: { slug: string }): number =>
      lines.findIndex((line) => line.includes(slug)) + 1;
    const [one, other] = questions;
    if (!one || !other) throw new Error('the kit has questions');
    const expected = name === 'json' ? [1, 2] : [at(one), at(other)];
    expect([first?.line, second?.line]).toEqual(expected);
    expect(head).toHaveProperty('bank');
  });
});

describe('writeYaml', () => {
  it.each(awkwardTexts)('keeps %j', (text) => {
    const value = { text, list: [text, { [text.slice(0, 20) || 'x']: text }] };
    expect(readYaml(writeYaml(value)).value).toEqual(value);
    expect(readYaml(writeYaml(text)).value).toBe(text);
  });

  it('keeps any text', () => {
    const part = fc.constantFrom(
      ' ',
      '\t',
      '\n',
      'word',
      '#',
      ':',
      '- ',
      '"',
      "'",
      '\\',
      'x'.repeat(50),
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, (each) => {
        const value = { questions: [{ a: each, b: [[each], { c: each }] }] };
        expect(readYaml(writeYaml(value)).value).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('is made for people, and for programs that know the older YAML', () => {
    const value = {
      topics: ['a', 'b'],
      prompt: 'Two\n\nlines.\n',
      intent: 'word '.repeat(25).trim(),
      words: ['yes', '10', '2026-01-01', 'plain'],
    };
    expect(writeYaml(value)).toBe(
      [
        'topics: [ a, b ]',
        'prompt: |',
        '  Two',
        '',
        '  lines.',
        'intent: >-',
        `  ${'word '.repeat(19).trim()}`,
        `  ${'word '.repeat(6).trim()}`,
        'words:',
        "  - 'yes'",
        "  - '10'",
        "  - '2026-01-01'",
        '  - plain',
        '',
      ].join('\n'),
    );
  });
});

it('knows the order of all keys of a question', () => {
  fc.assert(
    fc.property(anyBank, ({ questions }) => {
      for (const question of questions) {
        expect(JSON.stringify(inKeyOrder(question, questionKeys))).toBe(JSON.stringify(question));
      }
    }),
  );
});

it('takes a file as long as may be without holding it', async () => {
  const { head, questions } = kitBank();
  const [question] = questions;
  if (question === undefined) throw new Error('the kit has questions');
  const item = `${JSON.stringify(question)},`;
  const count = Math.floor((fileFormats.json.mostBytes * 0.98) / Buffer.byteLength(item));
  async function* bytes(): AsyncGenerator<Buffer> {
    yield Buffer.from(`{"format":"rehearse-bank/1","questions":[`);
    for (let index = 0; index < count; index += 1) yield Buffer.from(item);
    yield Buffer.from(`${JSON.stringify(question)}],${JSON.stringify(head).slice(1)}`);
  }
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  let read = 0;
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  for await (const part of readParts('json', bytes())) {
    if (part.kind === 'question') read += 1;
    if (part.kind === 'question' && read % 500 === 0) {
      collectGarbage();
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
  }
  expect(read).toBe(count + 1);
  expect(most).toBeLessThan(fileFormats.json.mostBytes / 2);
});

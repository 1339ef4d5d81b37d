import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  collection,
  legacyCollection,
  legacyPackage,
  newPackage,
  oneNote,
  type PackedCollection,
} from '../../test/support/anki-package.js';
import { zipFile } from '../../test/support/zip-file.js';
import { AppError } from '../kernel/app-error.js';
import { seededRandom } from '../kernel/seeded-random.js';
import { builtUrl } from '../platform/workers/thread-work.js';
import type { ParsedPart } from './domain/parsed-bank.js';
import { readAnkiPackage } from './read-anki-package.js';

async function partsOf(bytes: Buffer): Promise<ParsedPart[]> {
  const parts: ParsedPart[] = [];
  for await (const part of readAnkiPackage(bytes)) parts.push(part);
  return parts;
}

const deckUrl = new URL('../../test/data/anki/system-design-exercises.apkg', import.meta.url);

describe('a deck that somebody shares', () => {
  it('gives drafts with titles and outlines that a question can have', async () => {
    const [head, ...questions] = await partsOf(readFileSync(deckUrl));
    expect(head).toEqual({
      kind: 'head',
      document: { bank: { title: 'System Design Exercises' } },
    });
    const told = questions.map((part) => {
      if (part.kind !== 'question') return part;
      const { title, outline } = part.document as { title: string; outline: string[] };
      return [title, outline.length, part.attachments.length, part.problems.length];
    });
    expect(told).toEqual([
      ['Design Mint.com', 38, 2, 0],
      ['Design Pastebin.com (or Bit.ly)', 33, 2, 0],
      ["Design Amazon's sales rank by category feature", 30, 2, 0],
      ['Design a web crawler', 36, 2, 0],
      ['Design the data structures for a social network', 31, 2, 0],
      ['Design the Twitter timeline and search', 38, 2, 0],
      [
        'Design a key-value cache to save the results of the most recent web server queries',
        29,
        2,
        0,
      ],
      ['Design a system that scales to millions of users on AWS', 40, 6, 0],
    ]);
  });

  it('keeps what was written, in words that stand for themselves', async () => {
    const [, first, ...others] = await partsOf(readFileSync(deckUrl));
    if (first?.kind !== 'question') throw new Error('The first part is a question.');
    expect(first).toMatchObject({ line: 1, externalId: 'J~zM[CT,Et' });
    expect(Object.keys(first.document)).toEqual(['title', 'prompt', 'outline']);
    expect(first.document['prompt']).toBe('Design Mint.com');
    const outline = first.document['outline'] as string[];
    expect(outline[3]).toBe('Out of scope:\n\n- Service performs additional logging and analytics');
    const all = [first, ...others].flatMap((part) =>
      part.kind === 'question' ? (part.document['outline'] as string[]) : [],
    );
    expect(Math.max(...all.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    expect(all.join('\n')).not.toMatch(/<\w|style=|&nbsp;|\u00a0/u);
  });
});

/** Text that does not become much smaller when it is packed. */
function noise(length: number): string {
  const random = seededRandom(7);
  return Array.from({ length }, () => String.fromCodePoint(97 + Math.floor(random() * 26))).join(
    '',
  );
}

const kinds: [string, (given: PackedCollection) => Buffer][] = [
  ['up to schema 14', (given) => legacyPackage(legacyCollection(given))],
  ['of the second legacy version', (given) => legacySecond(given)],
  ['of schema 18', (given) => newPackage(collection(given))],
];

/** Beside it lies a notice for those that only know the first version. */
function legacySecond(given: PackedCollection): Buffer {
  return zipFile([
    {
      name: 'collection.anki2',
      content: legacyCollection({ notes: [{ fields: ['Update!', ''] }] }),
    },
    { name: 'collection.anki21', content: legacyCollection(given), deflate: true },
    { name: 'meta', content: Buffer.from([8, 2]) },
  ]);
}

describe.each(kinds)('a package %s', (_, packed) => {
  it('gives a question for each note', async () => {
    const parts = await partsOf(
      packed({
        notes: [
          { guid: 'a', fields: ['Front 1', '<ul><li>x<li>y</ul>'], tags: ' aws::S3 leech Café ' },
          { guid: '', fields: ['', ' '] },
          { guid: 'c', fields: ['{{c1::Paris}} is in {{c2::France::country}}', 'extra'], type: 1 },
          { guid: 'd', fields: ['7', 'Prompt', 'Answer', 'Because'], type: 2 },
        ],
        types: [
          { name: 'Basic', fields: ['Front', 'Back'] },
          { name: 'Cloze', fields: ['Text', 'Extra'] },
          { name: 'Mine', fields: ['Number', 'Asked', 'Answer', 'Reason'], sortField: 1 },
        ],
        decks: ['AWS::Storage', 'AWS::Queues'],
      }),
    );
    const question = { kind: 'question', attachments: [], problems: [] };
    expect(parts).toEqual([
      { kind: 'head', document: { bank: { title: 'AWS' } } },
      {
        ...question,
        line: 1,
        externalId: 'a',
        document: {
          title: 'Front 1',
          prompt: 'Front 1',
          outline: ['x', 'y'],
          topics: ['aws-s3', 'cafe'],
        },
      },
      {
        kind: 'skipped',
        line: 2,
        code: 'blank-note',
        detail: 'every field of the note is blank',
      },
      {
        ...question,
        line: 3,
        externalId: 'c',
        document: {
          title: '[…] is in […] (country)',
          prompt: '[…] is in […] (country)',
          outline: ['Paris', 'France', 'extra'],
        },
      },
      {
        ...question,
        line: 4,
        externalId: 'd',
        document: {
          title: 'Prompt',
          prompt: 'Prompt',
          outline: ['Number: 7', 'Answer', 'Reason: Because'],
        },
      },
    ]);
  });

  it('has no title without a deck of its own', async () => {
    const parts = await partsOf(packed({ decks: ['Default'] }));
    expect(parts.map(({ kind }) => kind)).toEqual(['question']);
  });

  it('is read past triggers, indexes and tables of no use', async () => {
    const last = `CREATE TABLE more (a); CREATE INDEX i ON notes (length(flds));
      CREATE TRIGGER t AFTER UPDATE ON notes BEGIN SELECT hex(zeroblob(1e9)); END;
      CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * FROM n`;
    expect(await partsOf(packed({ last }))).toHaveLength(2);
  });

  it('rejects a question whose fields are too long, and no other', async () => {
    const notes = [
      { fields: [noise(200_001), 'b'] },
      { fields: ['a', noise(200_001)] },
      { fields: ['a', noise(2_100_000)] },
      { fields: ['a', '<ul><li>b'.repeat(30)] },
      { fields: ['<b></b>&#8203;', 'b'] },
      { guid: 'x'.repeat(201), fields: ['a', 'b'] },
      oneNote,
    ];
    const [, ...parts] = await partsOf(packed({ notes }));
    const problems = parts.map((part) =>
      part.kind === 'question' ? part.problems.map(({ pointer, code }) => [pointer, code]) : [],
    );
    expect(problems).toEqual([
      [['/prompt', 'field-too-long']],
      [['/outline', 'field-too-long']],
      [['', 'field-too-long']],
      [['/outline', 'too-deep']],
      [['/prompt', 'empty-question']],
      [['', 'id-too-long']],
      [],
    ]);
  });
});

describe('the database of a package', () => {
  it('is read or refused whatever byte of it is changed', async () => {
    const notes = Array.from({ length: 60 }, (_, index) => ({ fields: [`q ${index}`, 'a'] }));
    const sound = collection({ notes });
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    const head = fc.tuple(fc.nat(120), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(change, head), { minLength: 1, maxLength: 10 }),
        async (changes) => {
          const bytes = Buffer.from(sound);
          for (const [at, value] of changes) bytes[at] = value;
          const outcome = await partsOf(newPackage(bytes)).catch((error: unknown) => error);
          expect(Array.isArray(outcome) || outcome instanceof AppError).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('says nothing on the terminal of whoever reads it', async () => {
    const script = `
      const { readAnkiPackage } = await import(process.argv[1]);
      const { readFileSync } = await import('node:fs');
      let count = 0;
      for await (const part of readAnkiPackage(readFileSync(new URL(process.argv[2])))) count += 1;
      console.log(count);
    `;
    const built = builtUrl(new URL('./read-anki-package.js', import.meta.url));
    const args = ['--input-type=module', '--eval', script, built.href, deckUrl.href];
    const run = promisify(execFile)(process.execPath, args, { timeout: 20_000 });
    expect(await run).toEqual({ stdout: '9\n', stderr: '' });
  });
});

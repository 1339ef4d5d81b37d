import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allParts, kitBank } from '../../test/support/bank-files.js';
import type { ParsedQuestion } from './domain/parsed-bank.js';
import { markdownToHtml } from './markdown-to-html.js';
import { fileFormats, readParts } from './file-formats.js';

type Fields = Readonly<Record<string, unknown>>;

const kit = kitBank();
const head = { bank: { slug: 'bank', title: 'Bank / with <signs> & {braces}' } };

describe.each(['moodle-xml', 'qti', 'gift'] as const)('%s', (name) => {
  const thereAndBack = async (questions: readonly Fields[]): Promise<ParsedQuestion[]> => {
    const { write } = fileFormats[name];
    const file = write?.({ head, questions: listed(questions) });
    const parts = await allParts(readParts(name, asBytes(file ?? listed([]))));
    const back = parts.filter((part): part is ParsedQuestion => part.kind === 'question');
    expect(back.flatMap(({ problems }) => problems)).toEqual([]);
    expect(back.length).toBe(questions.length);
    return back;
  };

  it('brings the questions of the kit back as they were', async () => {
    const questions = kit.questions.map((question): Fields => ({ ...question }));
    const back = await thereAndBack(questions);
    for (const [index, { document, externalId }] of back.entries()) {
      const sent = { ...questions[index] };
      expect(externalId).toBeNull();
      expect(document['slug']).toBe(sent['slug']);
      expect(document['title']).toBe(sent['title']);
      // A sign that would begin raw HTML comes back escaped, which shows the same.
      const points = listOf(document['outline']).map((point) =>
        String(point).replaceAll('\\<', '<'),
      );
      expect(points).toEqual(sent['outline']);
      expect(shown(document['prompt'])).toBe(shown(sent['prompt']));
      expect(Object.keys(document)).not.toContain('rubric');
    }
  });

  it('reads neither a point out of a rubric nor a rubric out of a point', async () => {
    const outline = ['Rubric: weights and levels', 'a\n\n- b\n- c\n\nd', '1. e'];
    const rubric = [{ title: 'T', weight: 100, mustHave: true, levels: ['0', '1', '2', '3'] }];
    for (const points of [outline, []]) {
      const document = { slug: 'a', title: 'T', prompt: 'P', outline: points, rubric };
      const [back] = await thereAndBack([document]);
      expect(listOf(back?.document['outline']).map(shown)).toEqual(points.map(shown));
    }
  });

  it('keeps who it is, title, prompt and outline of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 3 }), async (sent) => {
        for (const [index, { document, externalId }] of (await thereAndBack(sent)).entries()) {
          const { externalId: id = null, slug, title, prompt, outline } = { ...sent[index] };
          expect([externalId, document['slug']]).toEqual(
            id === null ? [null, slug] : [id, undefined],
          );
          expect(document['title']).toBe(title?.replace(/\s+/gu, ' ').trim());
          expect(shown(document['prompt'])).toBe(shown(prompt));
          expect(listOf(document['outline']).map(shown)).toEqual(listOf(outline).map(shown));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('shows a draft that has next to nothing', async () => {
    const [back] = await thereAndBack([{ slug: 'a-b', prompt: 'P' }]);
    expect(back?.document).toEqual({ slug: 'a-b', title: 'a-b', prompt: 'P' });
  });
});

const signs = [
  ['word', 'x', ' ', '  ', '\n', '\r\n', '\n\n', '\t', '\u00a0', '😀', 'é', '日本'],
  ['&', '<', '>', '"', "'", ']]>', '{', '}', '=', '~', '#', ':', '::', '->', '%', '$', '@'],
  ['|', 'a-b', '1+1', '.', '1.5', '! ', '[', ']', '(', ')', '/', '//', 'C:\\dir', '\\n', '\\{'],
  [
    ' *so* ',
    ' **so** ',
    ' _so_ ',
    ' `a{b} <c>` ',
    'snake_case',
    '2*3',
    '[a](https://b.example/?c&d)',
  ],
  ['&amp;', '&nbsp;', '&#65;', '&#0;', '&constructor;', '<b>', '</p>', '<script>', '\n- item'],
  [
    '\n```\ncode {\n```\n',
    '\n| a | b |\n| - | - |\n| c | d |\n',
    '@@PLUGINFILE',
    '[id:',
    '//[tag:',
  ],
].flat();
const text = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 25 })
  .map((parts) => `x${parts.join('')}y`);
const question = fc.record(
  {
    slug: fc.constantFrom('a', 'b-c'),
    externalId: text.map((id) => id.replace(/\s+/gu, ' ')),
    title: text,
    prompt: text,
    outline: fc.array(text, { maxLength: 4 }),
  },
  { requiredKeys: ['slug', 'title', 'prompt', 'outline'] },
);

async function* listed<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function* asBytes(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

/** What somebody sees of Markdown: its words, however it is written. */
function shown(markdown: unknown): string {
  return markdownToHtml(String(markdown))
    .replace(/<\/?(?:a|em|strong|code|del)\b[^>]*>/gu, '')
    .replace(/<\/?[a-z][^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { ExportedQuestion } from './domain/exported-question.js';
import type { ParsedPart, ParsedQuestion } from './domain/parsed-bank.js';
import { markdownToHtml } from './markdown-to-html.js';
import { readGift } from './read-gift.js';
import { readMoodleXml } from './read-moodle-xml.js';
import { readQti } from './read-qti.js';
import { writeGift } from './write-gift.js';
import { writeMoodleXml } from './write-moodle-xml.js';
import { writeQti } from './write-qti.js';

type Format = (questions: ExportedQuestion[]) => ParsedPart[] | Promise<ParsedPart[]>;

const bankTitle = 'Bank / with <signs> & {braces}';

const formats: [string, Format][] = [
  ['Moodle XML', (all) => readMoodleXml(Buffer.from([...writeMoodleXml(bankTitle, all)].join('')))],
  ['GIFT', (all) => readGift(Buffer.from([...writeGift(bankTitle, all)].join('')))],
  ['QTI', (all) => readQti(writeQti(bankTitle, all))],
];

const kit = kitQuestions();

describe.each(formats)('%s', (_, thereAndBack) => {
  it('brings the questions of the kit back as they were', async () => {
    const back = questionsOf(await thereAndBack(kit));
    expect(back.length).toBe(kit.length);
    expect(back.map(({ externalId }) => externalId)).toEqual(kit.map(({ slug }) => slug));
    for (const [index, { document }] of back.entries()) {
      const sent = kit[index]?.document;
      expect(document['title']).toBe(sent?.['title']);
      // A sign that would begin raw HTML comes back escaped, which shows the same.
      const points = listOf(document['outline']).map((point) =>
        String(point).replaceAll('\\<', '<'),
      );
      expect(points).toEqual(sent?.['outline']);
      expect(shown(document['prompt'])).toBe(shown(sent?.['prompt']));
    }
  });

  it('reads neither a point out of a rubric nor a rubric out of a point', async () => {
    const outline = ['Rubric: weights and levels', 'a\n\n- b\n- c\n\nd', '1. e'];
    const rubric = [{ title: 'T', weight: 100, mustHave: true, levels: ['0', '1', '2', '3'] }];
    for (const points of [outline, []]) {
      const document = { title: 'T', prompt: 'P', outline: points, rubric };
      const [back] = questionsOf(await thereAndBack([{ slug: 'a', externalId: null, document }]));
      expect(listOf(back?.document['outline']).map(shown)).toEqual(points.map(shown));
      expect(Object.keys(back?.document ?? {})).not.toContain('rubric');
    }
  });

  it('keeps id, title, prompt and outline of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 1, maxLength: 3 }), async (sent) => {
        const back = questionsOf(await thereAndBack(sent));
        expect(back.map(({ externalId }) => externalId)).toEqual(
          sent.map(({ externalId, slug }) => externalId ?? slug),
        );
        for (const [index, { document }] of back.entries()) {
          const { title, prompt, outline } = { ...sent[index]?.document };
          expect(document['title']).toBe(String(title).replace(/\s+/gu, ' ').trim());
          expect(shown(document['prompt'])).toBe(shown(prompt));
          expect(listOf(document['outline']).map(shown)).toEqual(listOf(outline).map(shown));
        }
      }),
      { numRuns: 150 },
    );
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
const question: fc.Arbitrary<ExportedQuestion> = fc.record({
  slug: fc.constantFrom('a', 'b-c'),
  externalId: fc.option(text.map((id) => id.replace(/\s+/gu, ' '))),
  document: fc.record({ title: text, prompt: text, outline: fc.array(text, { maxLength: 4 }) }),
});

function questionsOf(parts: ParsedPart[]): ParsedQuestion[] {
  const questions = parts.filter((part): part is ParsedQuestion => part.kind === 'question');
  expect(questions.flatMap(({ problems }) => problems)).toEqual([]);
  return questions;
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

function kitQuestions(): ExportedQuestion[] {
  const folder = new URL('../../seed/kit/questions/', import.meta.url);
  return readdirSync(folder).map((name) => {
    const document = parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
    return { slug: String(document['slug']), externalId: null, document };
  });
}

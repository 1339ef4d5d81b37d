import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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
import { exampleQuestion } from './example-question.js';
import type { ParsedQuestion } from './domain/parsed-bank.js';
import { readParts } from './file-formats.js';
import { writeBankMarkdown } from './write-bank-markdown.js';

const written = (questions: PlainBank['questions']): Promise<string> =>
  textOf(writeBankMarkdown(bankFile({ head: {}, questions })));

async function read(text: string, size?: number): Promise<ParsedQuestion[]> {
  const parts = await allParts(readParts('markdown', chunksOf(text, size)));
  return parts.filter((part) => part.kind === 'question');
}

const byHand = `---
slug: index-left-unused
kind: concept
topics: [indexing]
---

# An index that the planner leaves unused

## Prompt

A query filters orders by status.

![plan](plan.png)

## Intent
Probes whether a plan is read.

## Clarifications
* Which database? => PostgreSQL.

## Outline

- Run the query with EXPLAIN.
- Compare the rows,
  estimated and actual.

## Rubric

### reads-the-plan: Reads the plan

Weight 60, must have
aliases: EXPLAIN ANALYZE; query plan

0. Nothing.
1. Names it.
2. Applies it.
3. Extends it.

### statistics: Checks the statistics
weight 40, from senior
0. Nothing.
1. Names them.

## Probes

- stress: Ten times as much?

## Hints

## Assumptions

\`\`\`yaml
rows: 400
\`\`\`
`;

describe('a question in Markdown', () => {
  it('is read as people write it', async () => {
    const [question, ...others] = await read(byHand);
    expect(others).toEqual([]);
    expect(question).toEqual({
      kind: 'question',
      line: 1,
      externalId: null,
      attachments: ['plan.png'],
      problems: [],
      document: {
        slug: 'index-left-unused',
        kind: 'concept',
        topics: ['indexing'],
        title: 'An index that the planner leaves unused',
        prompt: 'A query filters orders by status.\n\n![plan](plan.png)\n',
        intent: 'Probes whether a plan is read.',
        clarifications: [{ ask: 'Which database?', default: 'PostgreSQL.' }],
        outline: ['Run the query with EXPLAIN.', 'Compare the rows,\nestimated and actual.'],
        rubric: [
          {
            key: 'reads-the-plan',
            title: 'Reads the plan',
            weight: 60,
            mustHave: true,
            aliases: ['EXPLAIN ANALYZE', 'query plan'],
            levels: ['Nothing.', 'Names it.', 'Applies it.', 'Extends it.'],
          },
          {
            key: 'statistics',
            title: 'Checks the statistics',
            weight: 40,
            mustHave: false,
            minLevel: 'senior',
            aliases: [],
            levels: ['Nothing.', 'Names them.'],
          },
        ],
        probes: [{ kind: 'stress', text: 'Ten times as much?' }],
        hints: [],
        assumptions: { rows: 400 },
      },
    });
  });

  it('is the same with the line ends of Windows', async () => {
    expect(await read(byHand.replaceAll('\n', '\r\n'))).toEqual(await read(byHand));
  });

  it('takes a long rule for no nesting', async () => {
    const [question] = await read(`---\nslug: a\n---\n## Prompt\n\na\n${'-'.repeat(80)}\nb\n`);
    expect(question).toMatchObject({
      problems: [],
      document: { prompt: `a\n${'-'.repeat(80)}\nb\n` },
    });
  });

  it('divides a file only where front matter begins', async () => {
    const text = `${byHand}\n---\n\nrule\n\n---\nslug: second\n---\n# Two\n---\nkind: design\n---\n`;
    const found = await read(text);
    expect(found.map(({ line, document }) => [line, document['slug'], document['kind']])).toEqual([
      [1, 'index-left-unused', 'concept'],
      [text.split('\n').indexOf('slug: second'), 'second', undefined],
      [text.split('\n').indexOf('kind: design'), undefined, 'design'],
    ]);
  });

  it.each([
    ['## Promt\n\nx', '', 'unknown-heading', '(line 5)'],
    ['## Prompt\n\nx\n\n## Prompt\n\ny', '/prompt', 'repeated-heading', '(line 9)'],
    ['# a\n\n# b', '/title', 'repeated-heading', '(line 7)'],
    ['words', '', 'misplaced-text', '(line 5)'],
    ['# a\n\nwords', '', 'misplaced-text', '(line 7)'],
    ['## Outline\n\nno list', '/outline', 'wrong-section', 'one list (line 7)'],
    ['## Outline\n\n- a\n\nand words', '/outline', 'wrong-section', 'one list'],
    ['## Clarifications\n\n- a', '/clarifications/0', 'wrong-line', 'question => answer'],
    ['## Runbook\n\nsteps', '/runbook', 'wrong-section', 'YAML (line 7)'],
    ['## Scope\n\n```yaml\na: 1\na: 2\n```', '/scope', 'duplicate-key', '(line 9)'],
    ['## Rubric\n\nwords', '/rubric', 'wrong-criterion', 'line 7'],
    ['## Rubric\n\n### a: b\n\nweight many', '/rubric/0', 'wrong-criterion', 'line 7'],
    ['## Rubric\n\n### a: b\n\n- 0. no', '/rubric/0', 'wrong-criterion', 'line 7'],
  ])('says what is wrong with %j', async (body, pointer, code, detail) => {
    const [question] = await read(`---\nslug: a\n---\n\n${body}\n`);
    expect(question?.problems).toEqual([
      { pointer, code, detail: expect.stringContaining(detail) },
    ]);
  });

  it.each([
    ['slug: a\nslug: b', 'duplicate-key'],
    ['slug: a\nprompt: b', 'unknown-key'],
    ['slug: [', 'malformed'],
    ['slug: !!js/function "x"', 'tags-refused'],
  ])('rejects the front matter %j', async (front, code) => {
    const [question] = await read(`---\n${front}\n---\n`);
    expect(question?.problems).toMatchObject([{ pointer: '', code }]);
  });

  it.each([
    ['# A title\n', 'not-this-format', '(line 1)'],
    ['\n---\nslug: a\n', 'unclosed-front-matter', '(line 2)'],
    [
      `---\nslug: a\n---\n---\nkind: b\n${'x: y\n'.repeat(9000)}`,
      'unclosed-front-matter',
      '(line 4)',
    ],
    [`---\nslug: a\n---\n${'x'.repeat(600_000)}`, 'too-large', '(line 4)'],
  ])('refuses the file %#', async (text, code, detail) => {
    await expect(read(text)).rejects.toMatchObject({
      particulars: { errors: [{ code, detail: expect.stringContaining(detail) }] },
    });
  });
});

describe('a bank as Markdown', () => {
  it('gives the kit back, in the form of people and not as YAML, and the same bytes again', async () => {
    const { questions } = kitBank();
    const text = await written(questions);
    const back = plainBankOf(await read(text));
    expect(back.questions).toEqual(questions);
    expect(await written(back.questions)).toBe(text);
    const parts = ['milestone', 'capstone', 'runbook', 'scope', 'assumptions', 'figures'] as const;
    const blocks = questions.flatMap((question) => parts.filter((part) => question[part]));
    expect(text.match(/^```yaml$/gmu)).toHaveLength(blocks.length);
  });

  it('gives back whatever a question may hold, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyBank, fc.integer({ min: 100, max: 5000 }), async (bank, size) => {
        const text = await written(bank.questions);
        const back = plainBankOf(await read(text, size));
        expect(back.questions).toEqual(bank.questions);
        expect(await written(back.questions)).toBe(text);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 15_000 },
    );
  });

  it('says in the front matter which texts end without a line break', async () => {
    const prompt = 'Two\n\nlines.';
    const text = await written([{ ...exampleQuestion, prompt }]);
    expect(text).toContain('\nwithoutFinalBreak:\n  - prompt\n---\n');
    expect(text).toContain('\n## Prompt\n\nTwo\n\nlines.\n\n## Intent\n');
    expect((await read(text))[0]?.document['prompt']).toBe(prompt);
  });
});

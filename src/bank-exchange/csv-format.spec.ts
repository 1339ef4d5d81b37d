import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionDocument } from '../../test/support/bank-document.js';
import {
  allParts,
  anyBank,
  bankFile,
  chunksOf,
  kitBank,
  lint,
  plainBankOf,
  textOf,
  type PlainBank,
} from '../../test/support/bank-files.js';
import type { ParsedQuestion } from './domain/parsed-bank.js';
import { exampleQuestion } from './example-question.js';
import { readParts } from './file-formats.js';
import { writeBankCsv, writeCsvTemplate } from './write-bank-csv.js';

const written = (bank: PlainBank): Promise<string> => textOf(writeBankCsv(bankFile(bank)));

async function read(text: string, size?: number): Promise<ParsedQuestion[]> {
  const parts = await allParts(readParts('csv', chunksOf(text, size)));
  return parts.filter((part) => part.kind === 'question');
}

describe('a bank as CSV', () => {
  it('gives the questions of the kit back, and the same bytes when they are written again', async () => {
    const { questions } = kitBank();
    const text = await written({ head: {}, questions });
    const back = plainBankOf(await read(text));
    expect(back.questions).toEqual(questions);
    expect(await written(back)).toBe(text);
  });

  it('gives back whatever a question may hold, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyBank, fc.integer({ min: 100, max: 5000 }), async (bank, size) => {
        const text = await written(bank);
        const back = plainBankOf(await read(text, size));
        expect(back.questions).toEqual(bank.questions);
        expect(await written(back)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('says in which line a question begins', async () => {
    const { questions } = kitBank();
    const text = await written({ head: {}, questions: questions.slice(0, 3) });
    const lines = text.split(/\r\n|\n/u);
    const found = await read(text);
    expect(found).toHaveLength(3);
    for (const { line, document } of found) {
      expect(lines[line - 1]?.startsWith(`${String(document['slug'])},`)).toBe(true);
    }
  });
});

describe('the template', () => {
  it('holds a question that breaks no rule and names what the kit has', async () => {
    const [question] = await read(writeCsvTemplate());
    expect(question?.problems).toEqual([]);
    expect(question?.document).toEqual(exampleQuestion);
    expect(lint(exampleQuestion)).toEqual([]);
    expect(lint({ ...exampleQuestion, sources: ['nowhere', 'pg-explain'] })).toHaveLength(1);
  });

  it('can be read by a spreadsheet: UTF-8 with a mark, one word a column', () => {
    const [header = ''] = writeCsvTemplate().split('\r\n');
    expect(header.startsWith('\uFEFFslug,external_id,kind,title,')).toBe(true);
    expect(header.split(',')).toHaveLength(16 + 80 + 13);
    expect(header).toContain(',criterion_8_level_3,more_criteria,red_flags,');
  });
});

describe('a table from somewhere else', () => {
  it.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
  ])('may separate cells by %j and lines by %j', async (comma, end) => {
    const rows = [
      ['Prompt', ' TITLE ', 'topics', 'difficulty', 'hints', 'criterion_2_must_have', 'probes'],
      ['"Why, or; why"', 'One', 'a b', '3', '"x\ny"', 'TRUE', 'stress: more'],
      ['', '', '', '', '', '', ''],
      ['How', 'Two', '', 'high', '', 'maybe', ''],
    ];
    const found = await read(rows.map((row) => row.join(comma)).join(end));
    expect(found.map(({ document }) => document)).toEqual([
      {
        prompt: 'Why, or; why',
        title: 'One',
        topics: ['a', 'b'],
        difficulty: 3,
        hints: ['x', 'y'],
        rubric: [{ mustHave: true }],
        probes: [{ kind: 'stress', text: 'more' }],
      },
      {
        prompt: 'How',
        title: 'Two',
        topics: [],
        difficulty: 'high',
        hints: [],
        rubric: [{ mustHave: 'maybe' }],
        probes: [],
      },
    ]);
  });

  it.each([
    ['prompt,title\nx,=1+1', '/title', 'formula', '(column title, line 2)'],
    ['prompt,title\n"x\ny",@SUM(A1)', '/title', 'formula', '(column title, line 3)'],
    ['title,prompt,criterion_3_title\na,b,+A1', '/rubric/0/title', 'formula', 'line 2'],
    ['title,prompt,outline\na,b,-cmd|x', '/outline', 'formula', 'column outline'],
    ['title,prompt\na,b,c', '', 'ragged-row', '3 cells instead of 2 (line 2)'],
    ['title,prompt\na', '', 'ragged-row', '1 cells instead of 2 (line 2)'],
    [
      'title,prompt,clarifications\na,b,no',
      '/clarifications/0',
      'wrong-line',
      'question => answer',
    ],
    ['title,prompt,scope\na,b,{', '/scope', 'not-json', 'column scope'],
    ['title,prompt,scope\na,b,"{""a"":1,""a"":2}"', '/scope/a', 'duplicate-key', 'twice'],
    [`title,prompt\na,${'x'.repeat(200_001)}`, '/prompt', 'cell-too-long', 'line 2'],
  ])('rejects the question of %#', async (text, pointer, code, detail) => {
    const [question] = await read(text);
    expect(question?.problems).toEqual([
      { pointer, code, detail: expect.stringContaining(detail) },
    ]);
  });

  it('takes what only looks dangerous', async () => {
    const [question] = await read('title,prompt,hints\n-5,"- one\n- two","\'=kept"');
    expect(question).toMatchObject({
      problems: [],
      document: { title: '-5', prompt: '- one\n- two', hints: ['=kept'] },
    });
  });

  it.each([
    ['title,promt\n', 'unknown-column', 'there is no column "promt" (line 1)'],
    ['title,kind\n', 'missing-column', 'the column prompt is missing (line 1)'],
    ['\n\ntitle,prompt,title\n', 'repeated-column', 'the column title is there twice (line 3)'],
    ['title,prompt\n"a\nb",c\n"d,e\nf\n', 'unclosed-quote', 'quoted cell (line 4)'],
    ['title,prompt\na,b"c\n', 'malformed', 'a cell that is not quoted (line 2)'],
    ['\n', 'not-this-format', 'begin with its columns (line 1)'],
  ])('refuses the file %j', async (text, code, detail) => {
    await expect(read(text)).rejects.toMatchObject({
      particulars: { errors: [{ code, detail: expect.stringContaining(detail) }] },
    });
  });

  it('does not hold a cell that does not end', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from('title,prompt\na,"');
      const piece = Buffer.alloc(65_536, 'x');
      for (; sent < 100e6; sent += piece.length) yield piece;
    }
    await expect(allParts(readParts('csv', endless()))).rejects.toMatchObject({
      particulars: { errors: [{ code: 'too-large' }] },
    });
    expect(sent).toBeLessThan(4e6);
  });

  it('gives no problem to the sound question of other tests', async () => {
    const question = questionDocument('sound') as unknown as PlainBank['questions'][number];
    const [found] = await read(await written({ head: {}, questions: [question] }));
    expect(found?.document).toEqual(question);
  });
});

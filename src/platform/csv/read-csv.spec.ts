import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { BrokenCsv, readCsv, type CsvRecord } from './read-csv.js';

async function readAll(text: string, rules: { delimiter?: string } = {}): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  const pieces = Readable.from(text.match(/[^]{1,3}/gu) ?? []) as AsyncIterable<string>;
  for await (const record of readCsv(pieces, { longestRecord: 100, ...rules })) {
    records.push(record);
  }
  return records;
}

async function faultOf(text: string): Promise<Pick<BrokenCsv, 'fault' | 'line' | 'begins'>> {
  const error: unknown = await readAll(text).catch((reason: unknown) => reason);
  if (!(error instanceof BrokenCsv)) throw error;
  const { fault, line, begins } = error;
  return { fault, line, begins };
}

describe('readCsv', () => {
  it.each(['\n', '\r\n', '\r'])('says in which line a record begins, ended by %j', async (end) => {
    const text = ['a,b', '', `"two${end}lines",c`, 'd,e', ''].join(end);
    expect(await readAll(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: [`two${end}lines`, 'c'] },
      { line: 5, cells: ['d', 'e'] },
    ]);
  });

  it('takes another delimiter', async () => {
    expect(await readAll('a;"b;c"\n', { delimiter: ';' })).toEqual([
      { line: 1, cells: ['a', 'b;c'] },
    ]);
  });

  it.each([
    ['"a\nb"\n"never closed\n\n', 'unclosed-quote', 4, 3],
    ['"a\nb"\nc"d\n', 'not-csv', 3, 3],
    ['"a\nb"\n"c"d\n', 'not-csv', 3, 3],
    [`"a\nb"\n"c\n${'x'.repeat(120)}"\n`, 'record-too-long', 4, 3],
  ])('gives up %j', async (text, fault, line, begins) => {
    expect(await faultOf(text)).toEqual({ fault, line, begins });
  });
});

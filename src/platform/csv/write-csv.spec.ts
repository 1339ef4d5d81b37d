import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { writeCsv } from './write-csv.js';

describe('writing CSV', () => {
  it('writes a line of names and a line for each row, ended as RFC 4180 wants it', () => {
    expect(writeCsv(['id', 'score'], [['a', 0.5]])).toBe('id,score\r\na,0.5\r\n');
    expect(writeCsv(['id', 'score'], [])).toBe('id,score\r\n');
  });

  it('puts quotes where a cell needs them', () => {
    const cells = ['a,b', 'say "so"', 'two\nlines', 'two\rlines', 'two\r\nlines', ' blanks '];
    const text = writeCsv(['1', '2', '3', '4', '5', '6'], [cells]);
    expect(text).toContain('"a,b","say ""so""","two\nlines","two\rlines","two\r\nlines"');
    expect(parse(text, { record_delimiter: '\r\n' })[1]).toEqual(cells);
  });

  it.each(['=1+1', '+1', '-1', '@A1', '\tx', '\rx'])('disarms %j', (text) => {
    const [, row] = parse(writeCsv(['cell'], [[text]]), { record_delimiter: '\r\n' });
    expect(row).toEqual([`'${text}`]);
  });

  it('leaves numbers below 0 as numbers', () => {
    expect(writeCsv(['n', 't'], [[-0.25, '-0.25']])).toBe("n,t\r\n-0.25,'-0.25\r\n");
  });

  it('writes nothing for what is not known, and words for yes and no', () => {
    expect(writeCsv(['a', 'b', 'c'], [[null, true, false]])).toBe('a,b,c\r\n,true,false\r\n');
  });
});

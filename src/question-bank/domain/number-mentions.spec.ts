import { describe, expect, it } from '@jest/globals';
import { numberMentions } from './number-mentions.js';

const readings = (text: string): (readonly number[])[] =>
  numberMentions(text).map((mention) => mention.readings);

describe('numberMentions', () => {
  it.each<[string, number[][]]>([
    ['23,148/s at the 69,444 peak', [[23_148], [69_444]]],
    ['2 billion opens', [[2, 2_000_000_000]]],
    ['at 60% load, 0.25 of it', [[60, 0.6], [0.25]]],
    ['a post of the 100 M account', [[100, 100_000_000]]],
    ['10.4 million, then 15.', [[10.4, 10_400_000], [15]]],
    ['20-30 nodes, or 40–50', [[20], [30], [40], [50]]],
    ['$1,150 a month, or USD 164', [[1150], [164]]],
    ['IOPS 16000 at Peak 500', [[16_000], [500]]],
  ])('reads %j', (text, expected) => {
    const rounded = readings(text).map((each) => each.map((value) => Number(value.toPrecision(9))));
    expect(rounded).toEqual(expected);
  });

  it.each([
    'three fixes, 2 regions, 12 months',
    'since 2019, and again in 2026',
    'PostgreSQL 18, SQLSTATE 40001, HTTP 429, CRC-32 and Redis 72',
    'the `work_mem = 64MB` of `plan 9012`',
    'p95, S3, 64KB, 100x, sha-256, 1/16 and v20',
    'on 2026-11-22 at 14:30, T+30 and T-15m',
  ])('finds nothing to derive in %j', (text) => {
    expect(readings(text)).toEqual([]);
  });

  it('takes a small number that has a unit of measure for a figure', () => {
    expect(readings('5% of 0.5 and 2 million')).toEqual([[5, 0.05], [0.5], [2, 2_000_000]]);
  });
});

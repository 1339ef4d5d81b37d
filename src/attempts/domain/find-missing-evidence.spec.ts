import { describe, expect, it } from '@jest/globals';
import { findMissingEvidence } from './find-missing-evidence.js';

describe('findMissingEvidence', () => {
  it.each<[string, string[]]>([
    ['Repository https://example.org/db, replay at 96 MB/s.', []],
    ['See https://example.org/db/runs/7; 0 of 1,000 writes lost, p99 rose by 12%.', []],
    ['See [the run](https://example.org/x). Recovery took 4 s.', []],
    ['Recovery took 4 s.', ['link']],
    ['See https://example.org/db/run-40ms', ['measurement']],
    ['HTTPS://Example.org/x costs $412 a month', []],
    ['https://example.org/x is 2× faster', []],
    ['https://example.org/x does 96,000/s', []],
    ['https://example.org/x needs a 10-minute stop', []],
    ['https://example.org/x kept 1,000 writes after 200 kills', []],
    ['https://example.org/x: step 1 is done, step 2 as well', ['measurement']],
    ['https://example.org/x: version 3 came in 2026', ['measurement']],
    ['It is done, and it is fast.', ['link', 'measurement']],
    ['http://localhost and 3 runs', ['link']],
  ])('%j lacks %j', (answer, missing) => {
    expect(findMissingEvidence(answer)).toEqual(missing);
  });
});

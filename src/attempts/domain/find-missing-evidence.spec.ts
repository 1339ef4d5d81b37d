import { describe, expect, it } from '@jest/globals';
import { findMissingEvidence } from './find-missing-evidence.js';

describe('findMissingEvidence', () => {
  it.each<[string, string[]]>([
    ['Repository https://example.org/db, replay at 96 MB/s.', []],
    ['See https://example.org/db/runs/7; 0 of 1,000 writes lost, p99 rose by 12%.', []],
    ['See [the run](https://example.org/x). Recovery took 4 s.', []],
    ['Recovery took 4 s.', ['link']],
    ['See https://example.org/db/run-40ms', ['measurement']],
    ['It is done, and it is fast.', ['link', 'measurement']],
    ['http://localhost and 3 runs', ['link']],
  ])('%j lacks %j', (answer, missing) => {
    expect(findMissingEvidence(answer)).toEqual(missing);
  });
});

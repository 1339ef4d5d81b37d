import { describe, expect, it } from '@jest/globals';
import { checklistFaults } from './checklist-faults.js';

const lines = (...numbers: number[]): { line: number }[] => numbers.map((line) => ({ line }));

describe('checklistFaults', () => {
  it('takes every line once, in any order', () => {
    expect(checklistFaults(lines(2, 0, 1), 3)).toEqual([]);
  });

  it('names each fault at its place, and what is missing once', () => {
    expect(checklistFaults(lines(0, 0, 7), 4)).toEqual([
      { at: 1, code: 'line-twice', detail: 'is answered above already' },
      { at: 2, code: 'unknown-line', detail: 'is not one of the lines 0 to 3' },
      { at: null, code: 'line-missing', detail: 'must answer every line: 1, 2, 3 are missing' },
    ]);
  });

  it('knows when there is nothing to check', () => {
    expect(checklistFaults(lines(0), 0)).toEqual([
      { at: 0, code: 'unknown-line', detail: 'is of no checklist: there is none' },
    ]);
  });

  it('says so when one is missing', () => {
    expect(checklistFaults(lines(0), 2)).toEqual([
      { at: null, code: 'line-missing', detail: 'must answer every line: 1 is missing' },
    ]);
  });
});

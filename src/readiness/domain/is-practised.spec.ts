import { describe, expect, it } from '@jest/globals';
import { attempt, bankQuestion, memory } from '../../../test/support/readiness-inputs.js';
import { coverageOf } from './coverage-of.js';
import { isPractised } from './is-practised.js';

const untried = {
  question: bankQuestion('one', 'sql'),
  share: 0.25,
  recall: 0,
  memory: null,
  attempts: [],
};
const remembered = { ...untried, memory: memory('one') };
const graded = { ...untried, attempts: [attempt('one', [])] };

describe('isPractised', () => {
  it('takes a memory or an answer', () => {
    expect([untried, remembered, graded].map(isPractised)).toEqual([false, true, true]);
  });
});

describe('coverageOf', () => {
  it('is the share that was practised, by weight', () => {
    expect(coverageOf([untried, remembered, { ...graded, share: 0.5 }])).toBe(0.75);
    expect(coverageOf([])).toBe(0);
  });
});

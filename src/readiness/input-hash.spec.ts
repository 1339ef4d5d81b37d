import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankOf,
  grade,
  memory,
  readinessInput,
} from '../../test/support/readiness-inputs.js';
import { inputHash } from './input-hash.js';

const raters = [
  ...['eve', 'bob', 'ada'].map((raterId) => grade('peer', 0.5, { raterId })),
  // Once more as an interviewer.
  grade('peer', 0.75, { raterId: 'bob' }),
];
const input = readinessInput({
  questions: bankOf('sql', 4),
  memories: [memory('sql-1'), memory('sql-2')],
  attempts: [attempt('sql-1', raters), attempt('sql-2', [grade('self', 0.75)])],
});

describe('inputHash', () => {
  it('is the same for the same facts in another order', () => {
    const turned = {
      ...input,
      questions: input.questions.toReversed(),
      memories: input.memories.toReversed(),
      attempts: input.attempts
        .map((each) => ({ ...each, grades: each.grades.toReversed() }))
        .toReversed(),
    };
    expect(inputHash(turned)).toBe(inputHash(input));
    expect(inputHash(input)).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('is another one for other facts', () => {
    const hashes = [
      input,
      { ...input, asOfMs: input.asOfMs + 1 },
      { ...input, interviewAtMs: null },
      { ...input, attempts: input.attempts.slice(1) },
      { ...input, memories: [memory('sql-1'), memory('sql-2', { stability: 11 })] },
      { ...input, calibration: { version: 1, severities: {} } },
    ].map(inputHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

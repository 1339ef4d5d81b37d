import { describe, expect, it } from '@jest/globals';
import { toFieldProblem } from './to-field-problem.js';

const problem = { line: 17, field: 'review_time', code: 'not-a-time', detail: 'must be a time' };

describe('toFieldProblem', () => {
  it.each([
    [problem, 'lines', '#/lines/17/review_time', 'line 17: must be a time'],
    [{ ...problem, field: null }, 'lines', '#/lines/17', 'line 17: must be a time'],
    [
      { ...problem, line: 0, field: 'rating' },
      'events',
      '#/events/0/rating',
      'event 0: must be a time',
    ],
    [
      { ...problem, line: null, field: 'parameters/0' },
      'events',
      '#/parameters/0',
      'must be a time',
    ],
    [{ ...problem, line: null, field: null }, 'events', '#', 'must be a time'],
  ] as const)('places %j', (given, counted, pointer, detail) => {
    expect(toFieldProblem(given, counted)).toEqual({ pointer, code: 'not-a-time', detail });
  });
});

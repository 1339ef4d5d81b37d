import { describe, expect, it } from '@jest/globals';
import { assignmentState } from './assignment-state.js';

const dueDay = '2026-03-10';

describe('assignmentState', () => {
  it.each([
    [3, 3, '2026-03-01', 'done'],
    [3, 3, '2026-04-01', 'done'],
    [3, 2, '2026-03-09', 'open'],
    [3, 2, '2026-03-10', 'open'],
    [3, 2, '2026-03-11', 'overdue'],
    [3, 0, '2026-03-11', 'overdue'],
    [0, 0, '2026-03-11', 'done'],
    [3, 4, '2026-03-11', 'done'],
  ])('%i wanted, %i answered, on %s: %s', (wanted, answered, today, expected) => {
    expect(assignmentState({ wanted, answered, dueDay }, today)).toBe(expected);
  });
});

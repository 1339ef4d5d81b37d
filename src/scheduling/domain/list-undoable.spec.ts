import { describe, expect, it } from '@jest/globals';
import { listUndoable } from './list-undoable.js';

/** Reviews 1..count, one a minute, the last `today` of them on the learner's study day. */
function reviews(count: number, today: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `r${index + 1}`,
    kind: 'review',
    occurredAt: new Date(index * 60_000),
    studyDay: index >= count - today ? '2024-05-02' : '2024-05-01',
  }));
}

describe('listUndoable', () => {
  it.each([
    ['few events, none of today', 5, 0, 5],
    ['the last thirty', 40, 10, 30],
    ['more than thirty today', 50, 45, 45],
  ])('%s', (_scenario, count, today, reach) => {
    const ids = listUndoable(reviews(count, today), '2024-05-02').map(({ id }) => id);
    expect(ids).toHaveLength(reach);
    expect(ids[0]).toBe(`r${count}`);
    expect(ids.at(-1)).toBe(`r${count - reach + 1}`);
  });

  it('neither lists nor counts undo and redo themselves', () => {
    const undo = {
      id: 'v',
      kind: 'void',
      targetId: 'r30',
      occurredAt: new Date(9e9),
      studyDay: '2024-05-02',
    };
    const ids = listUndoable([...reviews(30, 0), undo], '2024-05-02').map(({ id }) => id);
    expect(ids).toHaveLength(30);
    expect(ids).toContain('r30');
    expect(ids).toContain('r1');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openAssignments, type OfferedAssignment } from './open-assignments.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const offered = (id: string, changes: Partial<OfferedAssignment> = {}): OfferedAssignment => ({
  id,
  memberIds: null,
  dueDay: '2026-03-09',
  createdAt: at(0),
  closedAt: null,
  isArchived: false,
  ...changes,
});
const idsFor = (learnerId: string, list: readonly OfferedAssignment[]) =>
  openAssignments(list, learnerId).map(({ id }) => id);

describe('openAssignments', () => {
  it('leaves out what is closed, archived or for others', () => {
    const list = [
      offered('closed', { closedAt: at(1) }),
      offered('archived', { isArchived: true }),
      offered('others', { memberIds: ['bob'] }),
      offered('nobody', { memberIds: [] }),
      offered('mine', { memberIds: ['bob', 'ada'] }),
      offered('overdue', { dueDay: '2020-01-01' }),
    ];
    expect(idsFor('ada', list)).toEqual(['overdue', 'mine']);
  });

  it('puts first what is due first, then what was asked first', () => {
    const list = [
      offered('d', { dueDay: '2026-03-10' }),
      offered('c', { createdAt: at(2) }),
      offered('b', { createdAt: at(1) }),
      offered('a', { createdAt: at(1) }),
    ];
    expect(idsFor('ada', list)).toEqual(['a', 'b', 'c', 'd']);
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 4 }), (shuffled) => {
        expect(idsFor('ada', shuffled)).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { readSyncEvent, type ReadEvent } from './read-sync-event.js';

const id = '01936B2E-7b3a-7c1f-9a55-3a1f0c9d2e10';
const questionId = '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11';
const occurredAt = '2026-03-02T10:00:00.000+01:00';
const common = { id, questionId, occurredAt };
const read = {
  id: id.toLowerCase(),
  questionId,
  occurredAt: new Date('2026-03-02T09:00:00.000Z'),
  zone: undefined,
};

const faults = (event: ReadEvent): string[] =>
  event.kind === 'read'
    ? []
    : event.rejection.errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('readSyncEvent', () => {
  it.each([
    [
      { kind: 'review', rating: 3 },
      { kind: 'review', rating: 3, durationMs: null },
    ],
    [
      { kind: 'practice', rating: 1, durationMs: 9, zone: 'Asia/Tokyo' },
      { kind: 'practice', rating: 1, durationMs: 9, zone: 'Asia/Tokyo' },
    ],
    [{ kind: 'suspend' }, { kind: 'suspend' }],
    [{ kind: 'unsuspend' }, { kind: 'unsuspend' }],
    [{ kind: 'bury' }, { kind: 'bury' }],
    [{ kind: 'forget' }, { kind: 'forget' }],
    [
      { kind: 'set-due', dueDay: '2026-03-09' },
      { kind: 'set-due', dueDay: '2026-03-09' },
    ],
    [
      { kind: 'void', targetId: id },
      { kind: 'void', targetId: id.toLowerCase() },
    ],
    [
      { kind: 'unvoid', targetId: questionId },
      { kind: 'unvoid', targetId: questionId },
    ],
  ])('reads %j', (given, expected) => {
    expect(readSyncEvent({ ...common, ...given })).toEqual({
      kind: 'read',
      sent: { ...read, ...expected },
    });
  });

  it.each([
    [{}, ['#/kind is-in']],
    [{ kind: 'correction' }, ['#/kind is-in']],
    [{ kind: ['review'] }, ['#/kind is-in']],
    [{ kind: 'review' }, ['#/rating is-int']],
    [{ kind: 'review', rating: '3' }, ['#/rating is-int']],
    [{ kind: 'review', rating: 5 }, ['#/rating max']],
    [{ kind: 'suspend', rating: 3 }, ['#/rating unknown-field']],
    [{ kind: 'set-due' }, ['#/dueDay is-day']],
    [{ kind: 'set-due', dueDay: '2026-02-30' }, ['#/dueDay is-day']],
    [{ kind: 'void' }, ['#/targetId is-uuid']],
    [{ kind: 'bury', occurredAt: '2026-03-02' }, ['#/occurredAt is-instant']],
    [{ kind: 'bury', zone: null }, ['#/zone is-text']],
    [{ kind: 'bury', questionId: 7 }, ['#/questionId is-uuid']],
  ])('refuses %j', (given, expected) => {
    const event = readSyncEvent({ ...common, ...given });
    expect(faults(event).toSorted()).toEqual(expected.toSorted());
    expect(event).toMatchObject({ id: id.toLowerCase() });
  });

  it('cannot name what has no id', () => {
    expect(readSyncEvent({ ...common, id: 'mine', kind: 'bury' })).toMatchObject({ id: null });
    expect(readSyncEvent({})).toMatchObject({ kind: 'unreadable', id: null });
  });
});

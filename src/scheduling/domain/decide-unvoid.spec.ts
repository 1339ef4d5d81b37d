import { describe, expect, it } from '@jest/globals';
import { decideUnvoid } from './decide-unvoid.js';

const TODAY = '2024-05-02';
const reviews = Array.from({ length: 40 }, (_, index) => ({
  id: `r${index + 1}`,
  kind: 'review',
  occurredAt: new Date(index * 60_000),
  studyDay: '2024-05-01',
}));
const undo = (id: string, targetId: string, minute: number, kind = 'void') => ({
  id,
  kind,
  targetId,
  occurredAt: new Date(minute * 60_000),
  studyDay: TODAY,
});

describe('decideUnvoid', () => {
  const voided = [...reviews, undo('v', 'r40', 50), undo('u', 'r1', 50)];
  it.each([
    ['one taken back', voided, 'r40', 'unvoid'],
    ['one taken back too long ago', voided, 'r1', 'out-of-reach'],
    ['one that stands', voided, 'r39', 'not-voided'],
    ['one that stands, however old', voided, 'r2', 'not-voided'],
    ['asked again', [...voided, undo('w', 'r40', 51, 'unvoid')], 'r40', 'not-voided'],
    ['an undo', voided, 'v', 'out-of-reach'],
    ['an unknown one', voided, 'nobody', 'out-of-reach'],
  ])('%s', (_scenario, events, targetId, kind) => {
    expect(decideUnvoid(events, targetId, TODAY)).toEqual({ kind });
  });
});

import { describe, expect, it } from '@jest/globals';
import { decideUnvoid } from './decide-unvoid.js';
import { decideVoid } from './decide-void.js';

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

describe('decideVoid', () => {
  it.each([
    ['the latest', reviews, 'r40', 'void'],
    ['the thirtieth from the end', reviews, 'r11', 'void'],
    ['the one before', reviews, 'r10', 'out-of-reach'],
    ['an unknown one', reviews, 'nobody', 'out-of-reach'],
    ['asked again', [...reviews, undo('v', 'r40', 50)], 'r40', 'already-voided'],
    ['asked again, by now out of reach', [...reviews, undo('v', 'r1', 50)], 'r1', 'already-voided'],
    ['an undo', [...reviews, undo('v', 'r40', 50)], 'v', 'out-of-reach'],
    [
      'one redone meanwhile',
      [undo('w', 'r40', 51, 'unvoid'), ...reviews, undo('v', 'r40', 50)],
      'r40',
      'void',
    ],
  ])('%s', (_scenario, events, targetId, kind) => {
    expect(decideVoid(events, targetId, TODAY)).toEqual({ kind });
  });

  it('reaches all of the same study day', () => {
    expect(decideVoid(reviews, 'r1', '2024-05-01')).toEqual({ kind: 'void' });
  });

  it('is answered the other way round by decideUnvoid once it is written down', () => {
    const voided = [...reviews, undo('v', 'r40', 50)];
    expect(decideUnvoid(voided, 'r40', TODAY)).toEqual({ kind: 'unvoid' });
    expect(decideUnvoid(reviews, 'r40', TODAY)).toEqual({ kind: 'not-voided' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { carryHelp, type EarlierAttempt } from './carry-help.js';

const NOW = new Date('2024-05-08T10:00Z');
const SEVEN_DAYS_AGO = new Date('2024-05-01T10:00Z');
const WITHIN = new Date('2024-05-01T10:00:00.001Z');
const NO_HELP = { hintsUsed: 0, peeked: false, outlineReadAt: null };

function carry(latest: Partial<EarlierAttempt>) {
  const blank = { hintsUsed: 0, outlineReadAt: null, lastHintAt: null } as const;
  const earlier = { reviewId: null, revisionId: 'r1', ...blank, ...latest } as const;
  return carryHelp(earlier, { revisionId: 'r1', now: NOW });
}

describe('carryHelp', () => {
  it('brings all help of an attempt that was never graded, and none of one that was', () => {
    const help = { hintsUsed: 2, lastHintAt: NOW, outlineReadAt: NOW };
    expect(carry(help)).toEqual({ hintsUsed: 2, peeked: true, outlineReadAt: NOW });
    expect(carry({ ...help, reviewId: 'a-review' })).toEqual(NO_HELP);
  });

  it('brings nothing to a first attempt', () => {
    expect(carryHelp(null, { revisionId: 'r1', now: NOW })).toEqual(NO_HELP);
  });

  it.each<[string, Partial<EarlierAttempt>, object]>([
    ['nothing', {}, {}],
    ['the outline', { outlineReadAt: WITHIN }, { peeked: true, outlineReadAt: WITHIN }],
    ['the outline, a week ago', { outlineReadAt: SEVEN_DAYS_AGO }, {}],
    ['a hint', { hintsUsed: 1, lastHintAt: WITHIN }, { hintsUsed: 1 }],
    ['a hint, a week ago', { hintsUsed: 1, lastHintAt: SEVEN_DAYS_AGO }, {}],
    ['a hint of another revision', { hintsUsed: 1, lastHintAt: NOW, revisionId: 'r0' }, {}],
    [
      'the outline of another revision',
      { outlineReadAt: NOW, revisionId: 'r0' },
      { peeked: true, outlineReadAt: NOW },
    ],
  ])('after %s', (_what, latest, expected) => {
    expect(carry(latest)).toEqual({ ...NO_HELP, ...expected });
  });
});

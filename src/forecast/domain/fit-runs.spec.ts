import { expect, it } from '@jest/globals';
import { fitRuns } from './fit-runs.js';

it.each([
  ['what is usual', { asked: null, usual: 200, cardDays: 5400 }, { kind: 'granted', runs: 200 }],
  ['what is asked', { asked: 500, usual: 200, cardDays: 5400 }, { kind: 'granted', runs: 500 }],
  [
    'what fits, unasked',
    { asked: null, usual: 200, cardDays: 400_000 },
    { kind: 'granted', runs: 50 },
  ],
  [
    'the most that fits',
    { asked: 50, usual: 200, cardDays: 400_000 },
    { kind: 'granted', runs: 50 },
  ],
  [
    'no more than fits',
    { asked: 51, usual: 200, cardDays: 400_000 },
    { kind: 'too-many-runs', most: 50 },
  ],
  [
    'ten at the least',
    { asked: null, usual: 200, cardDays: 2_000_000 },
    { kind: 'granted', runs: 10 },
  ],
  ['nothing too long', { asked: null, usual: 200, cardDays: 2_000_001 }, { kind: 'too-many-days' }],
  ['nothing too long, asked', { asked: 10, usual: 200, cardDays: 3e6 }, { kind: 'too-many-days' }],
  [
    'anything without cards',
    { asked: 500, usual: 200, cardDays: 0 },
    { kind: 'granted', runs: 500 },
  ],
])('grants %s', (_, wanted, granted) => {
  expect(fitRuns(wanted)).toEqual(granted);
});

import { expect, it } from '@jest/globals';
import { fitRuns } from './fit-runs.js';

const granted = (runs: number) => ({ kind: 'granted', runs });

it.each([
  ['what is usual', { asked: null, usual: 200, cardDays: 5400 }, granted(200)],
  ['what is asked', { asked: 500, usual: 200, cardDays: 5400 }, granted(500)],
  ['what is quick, unasked', { asked: null, usual: 200, cardDays: 160_000 }, granted(50)],
  ['more than that when asked', { asked: 250, usual: 200, cardDays: 160_000 }, granted(250)],
  [
    'not more than fits',
    { asked: 251, usual: 200, cardDays: 160_000 },
    { kind: 'too-many-runs', most: 250 },
  ],
  ['ten at the least', { asked: null, usual: 200, cardDays: 4_000_000 }, granted(10)],
  ['nothing too long', { asked: null, usual: 200, cardDays: 4_000_001 }, { kind: 'too-many-days' }],
  ['nothing too long, asked', { asked: 10, usual: 200, cardDays: 5e6 }, { kind: 'too-many-days' }],
  ['anything without cards', { asked: 500, usual: 200, cardDays: 0 }, granted(500)],
])('grants %s', (_, wanted, outcome) => {
  expect(fitRuns(wanted)).toEqual(outcome);
});

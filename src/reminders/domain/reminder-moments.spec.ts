import { expect, it } from '@jest/globals';
import { reminderMoments } from './reminder-moments.js';

it.each([
  ['later today', '2026-03-02T12:00:00Z', 'Europe/Berlin', '18:30', '2026-03-02T17:30:00.000Z'],
  [
    'this very minute',
    '2026-03-02T17:30:00Z',
    'Europe/Berlin',
    '18:30',
    '2026-03-02T17:30:00.000Z',
  ],
  ['tomorrow', '2026-03-02T17:30:01Z', 'Europe/Berlin', '18:30', '2026-03-03T17:30:00.000Z'],
  [
    'the local date of elsewhere',
    '2026-03-02T23:00:00Z',
    'Asia/Tokyo',
    '09:00',
    '2026-03-03T00:00:00.000Z',
  ],
  [
    'a time the clocks jump over',
    '2026-03-29T00:00:00Z',
    'Europe/Berlin',
    '02:30',
    '2026-03-29T01:00:00.000Z',
  ],
  [
    'the first of a time shown twice',
    '2026-10-25T00:00:00Z',
    'Europe/Berlin',
    '02:30',
    '2026-10-25T00:30:00.000Z',
  ],
])('%s', (_, from, zone, localTime, expected) => {
  expect(reminderMoments(new Date(from), { localTime, zone }, 1)[0]?.toISOString()).toBe(expected);
});

it('keeps to the wall clock across a change', () => {
  const moments = reminderMoments(
    new Date('2026-03-28T12:00:00Z'),
    { localTime: '18:30', zone: 'Europe/Berlin' },
    3,
  );
  expect(moments.map((moment) => moment.toISOString())).toEqual([
    '2026-03-28T17:30:00.000Z',
    '2026-03-29T16:30:00.000Z',
    '2026-03-30T16:30:00.000Z',
  ]);
});

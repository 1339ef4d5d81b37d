import { expect, it } from '@jest/globals';
import { planCalendar } from './plan-calendar.js';

it('gathers what is due by day, the overdue today, as far as asked', () => {
  const planned = [
    { dueDay: '2026-03-05', minutes: 6.4 },
    { dueDay: '2026-02-20', minutes: 10 },
    { dueDay: '2026-03-05', minutes: 6.2 },
    { dueDay: '2026-03-02', minutes: 0.1 },
    { dueDay: '2026-03-10', minutes: 0.2 },
    { dueDay: '2026-03-11', minutes: 5 },
  ];
  expect(planCalendar(planned, '2026-03-02', '2026-03-10')).toEqual([
    { day: '2026-03-02', items: 2, minutes: 10 },
    { day: '2026-03-05', items: 2, minutes: 13 },
    { day: '2026-03-10', items: 1, minutes: 1 },
  ]);
});

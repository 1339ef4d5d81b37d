import { describe, expect, it } from '@jest/globals';
import { nextDueDay } from './next-due-day.js';

const clock = { zone: 'Europe/Berlin', rolloverHour: 4 };
const today = '2026-11-22';
const card = { dueDay: null, dueAt: null, suspended: false, buriedDay: null };

describe('nextDueDay', () => {
  it.each([
    ['due on a later day', { dueDay: '2026-11-25' }, '2026-11-25'],
    ['due today', { dueDay: today }, today],
    ['overdue', { dueDay: '2026-10-01' }, today],
    ['buried today', { dueDay: '2026-11-20', buriedDay: today }, '2026-11-23'],
    ['buried today, due later', { dueDay: '2026-11-30', buriedDay: today }, '2026-11-30'],
    ['buried yesterday', { dueDay: '2026-11-21', buriedDay: '2026-11-21' }, today],
    ['in a step that ends tonight', { dueAt: new Date('2026-11-23T02:59:00Z') }, today],
    ['in a step that ends tomorrow', { dueAt: new Date('2026-11-23T03:00:00Z') }, '2026-11-23'],
    ['in a step that ended', { dueAt: new Date('2026-11-01T12:00:00Z') }, today],
    ['new', {}, null],
    ['suspended', { dueDay: today, suspended: true }, null],
  ])('of a card that is %s', (_, change, day) => {
    expect(nextDueDay({ ...card, ...change }, today, clock)).toBe(day);
  });
});

import { describe, expect, it } from '@jest/globals';
import { writeInterviewCalendar, type CalendarInterview } from './write-interview-calendar.js';

const interview: CalendarInterview = {
  id: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14',
  startsAt: new Date('2026-03-29T00:30:00.000Z'),
  endsAt: new Date('2026-03-29T01:35:00.000Z'),
  sequence: 2,
  isCancelled: false,
  title: 'Mock interview with Bob; twice, "really"',
  description: 'Round 1: you ask.\nRound 2: you answer.',
  organizerName: 'Ada',
  madeAt: new Date('2026-03-02T09:00:00.000Z'),
};
/** Without the folding of long lines. */
const linesOf = (more: Partial<CalendarInterview> = {}) =>
  writeInterviewCalendar({ ...interview, ...more })
    .replaceAll('\r\n ', '')
    .split('\r\n');

describe('writeInterviewCalendar', () => {
  it('has the time in UTC, over the night in which clocks change too', () => {
    expect(linesOf()).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//rehearse//mock-interviews//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:mock-interview-01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14@rehearse',
      'SEQUENCE:2',
      'DTSTAMP:20260302T090000Z',
      'DTSTART:20260329T003000Z',
      'DTEND:20260329T013500Z',
      'SUMMARY:Mock interview with Bob\\; twice\\, "really"',
      'DESCRIPTION:Round 1: you ask.\\nRound 2: you answer.',
      'ORGANIZER;CN="Ada":mailto:no-reply@rehearse.invalid',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT15M',
      'DESCRIPTION:Mock interview with Bob\\; twice\\, "really"',
      'END:VALARM',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('takes an entry back under the same name, without an alarm', () => {
    const lines = linesOf({ isCancelled: true, sequence: 3 });
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:CANCEL',
        'STATUS:CANCELLED',
        'SEQUENCE:3',
        'UID:mock-interview-01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14@rehearse',
      ]),
    );
    expect(lines).not.toContain('BEGIN:VALARM');
  });
});

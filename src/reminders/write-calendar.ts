import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { CalendarAppointment } from './calendar-sources.js';

export interface CalendarSession {
  readonly day: string;
  readonly start: Date;
  readonly end: Date;
  readonly title: string;
}

/** A day that practice is for. */
export interface CalendarInterview {
  readonly id: string;
  readonly day: string;
  readonly title: string;
}

export interface PracticeCalendar {
  readonly learnerId: string;
  readonly madeAt: Date;
  readonly sessions: readonly CalendarSession[];
  readonly interviews: readonly CalendarInterview[];
  readonly appointments: readonly CalendarAppointment[];
}

const refreshSeconds = 6 * 60 * 60;

/**
 * A calendar as iCalendar text (RFC 5545). An event keeps its UID as long as it is about the same day,
 * so that subscribers move it instead of adding another; the UID does not tell whose it is.
 */
export function writeCalendar(plan: PracticeCalendar): string {
  const { learnerId, madeAt, sessions, interviews } = plan;
  const owner = createHash('sha256').update(`calendar:${learnerId}`).digest('hex').slice(0, 16);
  const calendar = ical({
    name: 'Rehearse',
    description: 'Days on which questions come back',
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'rehearse', product: 'practice', language: 'EN' },
    ttl: refreshSeconds,
  });
  for (const { day, start, end, title } of sessions) {
    calendar.createEvent({
      id: `${day}-${owner}@rehearse`,
      start,
      end,
      summary: title,
      stamp: madeAt,
    });
  }
  for (const { id, day, title } of interviews) {
    const start = new Date(`${day}T00:00:00Z`);
    calendar.createEvent({
      id: `${id}@rehearse`,
      start,
      allDay: true,
      summary: title,
      stamp: madeAt,
    });
  }
  for (const { uid: id, sequence, start, end, title: summary } of plan.appointments) {
    calendar.createEvent({ id, sequence, start, end, summary, stamp: madeAt });
  }
  return calendar.toString();
}

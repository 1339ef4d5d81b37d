import ical, { ICalCalendarMethod } from 'ical-generator';
import type { CalendarAppointment } from '../reminders/calendar-sources.js';

/** The sittings of a plan, with what each is about. */
export interface PlanCalendar {
  readonly name: string;
  readonly madeAt: Date;
  readonly sittings: readonly (CalendarAppointment & { readonly description: string })[];
}

/**
 * A plan as an iCalendar file (RFC 5545). A sitting keeps its UID for as long as there is the plan, here and in
 * the calendar that is subscribed to, and the sequence grows with the plan: taken in once more it moves.
 */
export function writePlanCalendar({ name, madeAt, sittings }: PlanCalendar): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'rehearse', product: 'plan', language: 'EN' },
  });
  for (const { uid: id, sequence, start, end, title: summary, description } of sittings) {
    calendar.createEvent({ id, sequence, start, end, summary, description, stamp: madeAt });
  }
  return calendar.toString();
}

import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** A booked interview as one of the two has it in their calendar. */
export interface CalendarInterview {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly title: string;
  readonly description: string;
  /** Who proposed it. */
  readonly organizerName: string;
  readonly madeAt: Date;
}

const alarmSeconds = 15 * 60;
/** An organizer has an address (RFC 5545 §3.8.4.3), and nobody's is given away: this one cannot exist. */
const nobodysAddress = 'no-reply@rehearse.invalid';

/** What an entry is known by, in every calendar and for as long as there is the interview. */
export function calendarUid(interviewId: string): string {
  return `mock-interview-${interviewId}@rehearse`;
}

/**
 * One interview as an iCalendar file (RFC 5545, RFC 5546). It is published rather than requested: an
 * answer by e-mail would reach nobody, and the time was agreed on already. The sequence tells a calendar
 * which of two files is the newer one, so the file of a new time moves the entry.
 */
export function writeInterviewCalendar(interview: CalendarInterview): string {
  const { id, startsAt, endsAt, sequence, isCancelled, title, description } = interview;
  const calendar = ical({
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    prodId: { company: 'rehearse', product: 'mock-interviews', language: 'EN' },
  });
  const event = calendar.createEvent({
    id: calendarUid(id),
    sequence,
    start: startsAt,
    end: endsAt,
    stamp: interview.madeAt,
    summary: title,
    description,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: interview.organizerName, email: nobodysAddress },
  });
  if (!isCancelled) {
    event.createAlarm({
      type: ICalAlarmType.display,
      triggerBefore: alarmSeconds,
      description: title,
    });
  }
  return calendar.toString();
}

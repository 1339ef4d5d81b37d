import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  CalendarSources,
  type CalendarAppointment,
  type CalendarSource,
} from '../reminders/calendar-sources.js';
import { interviewTitle } from './interview-calendar.service.js';
import { InterviewNames } from './interview-names.service.js';
import type { Viewer } from './interview-views.service.js';
import { OwnInterviews } from './own-interviews.js';
import { calendarUid } from './write-interview-calendar.js';

/** More than fits into the 60 days that a booking may lie ahead. */
const mostListed = 500;

/** Booked interviews, for the calendar that somebody subscribes to. */
@Injectable()
export class BookedCalendar implements CalendarSource, OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly own: OwnInterviews,
    private readonly names: InterviewNames,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async listAppointments(viewer: Viewer): Promise<CalendarAppointment[]> {
    const records = await this.own.page(viewer.id, {
      states: ['scheduled', 'live'],
      order: 'ASC',
      after: null,
      limit: mostListed,
    });
    const names = await this.names.in(records);
    return records.flatMap(({ interview }): CalendarAppointment[] => {
      const { id, startsAt, endsAt, calendarSequence: sequence } = interview;
      if (startsAt === null || endsAt === null) return [];
      const title = interviewTitle(interview, viewer, names);
      return [{ uid: calendarUid(id), sequence, start: startsAt, end: endsAt, title }];
    });
  }
}

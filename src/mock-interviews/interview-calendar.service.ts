import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import type { MockInterview, Round } from './domain/mock-interview.js';
import { InterviewNames } from './interview-names.service.js';
import type { Viewer } from './interview-views.service.js';
import { wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import { writeInterviewCalendar } from './write-interview-calendar.js';

/** A booked interview for the calendar of one of the two. */
@Injectable()
export class InterviewCalendar {
  constructor(
    private readonly own: OwnInterviews,
    private readonly names: InterviewNames,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** As iCalendar text. @throws AppError not-found, invalid-state before there is a booking */
  async write(viewer: Viewer, id: string): Promise<string> {
    const record = await this.own.get(viewer.id, id);
    const { interview, rounds } = record;
    const { startsAt, endsAt, state, calendarSequence: sequence } = interview;
    if (startsAt === null || endsAt === null) {
      throw wrongInterviewState(interview, 'No time was agreed on yet.');
    }
    const names = await this.names.in([record]);
    const address = `${this.config.publicUrl}/v1/mock-interviews/${id}`;
    const lines = [...rounds.map((round) => roundLine(round, viewer)), address];
    return writeInterviewCalendar({
      id,
      startsAt,
      endsAt,
      sequence,
      isCancelled: state === 'cancelled',
      title: interviewTitle(interview, viewer, names),
      description: lines.join('\n'),
      organizerName: names.get(interview.proposerId) ?? 'Rehearse',
      madeAt: this.clock.now(),
    });
  }
}

/** What it is called in a calendar: with whom, if they are still here. */
export function interviewTitle(
  { proposerId, inviteeId }: MockInterview,
  viewer: Viewer,
  names: ReadonlyMap<string, string>,
): string {
  const other = names.get((proposerId === viewer.id ? inviteeId : proposerId) ?? '');
  return other === undefined ? 'Mock interview' : `Mock interview with ${other}`;
}

function roundLine({ number, interviewerId, minutes }: Round, { id }: Viewer): string {
  const part = interviewerId === id ? 'you ask' : 'you answer';
  return `Round ${number}: ${part}, ${minutes} minutes.`;
}

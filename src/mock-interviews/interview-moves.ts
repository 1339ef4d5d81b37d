import { Injectable } from '@nestjs/common';
import type { CancelReason, InterviewRecord, MockInterview } from './domain/mock-interview.js';
import { InterviewNotices } from './interview-notices.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { SeatRepository } from './seat.repository.js';

/** Why an interview does not take place, and by whom. */
export interface Cancellation {
  readonly reason: CancelReason;
  /** In the words of who cancels it. */
  readonly note: string | null;
  /** Null when it was nobody but time. */
  readonly by: string | null;
  readonly at: Date;
}

const noOffer = { offeredStarts: [], offeredBy: null };

/** Changes of an interview that is locked, with all that goes along with them. */
@Injectable()
export class InterviewMoves {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly seats: SeatRepository,
    private readonly notices: InterviewNotices,
  ) {}

  /** @returns it as it is now, with seats and rounds read again */
  async change(
    { interview }: Pick<InterviewRecord, 'interview'>,
    changes: Partial<MockInterview>,
  ): Promise<InterviewRecord> {
    await this.interviews.update(interview, changes);
    return this.interviews.get(interview.id);
  }

  /** Other times to choose from, in place of those before; the other one is told. */
  async offer(
    record: InterviewRecord,
    { starts, by }: { starts: readonly Date[]; by: string },
  ): Promise<InterviewRecord> {
    const { interview } = record;
    const plannedAt = interview.startsAt ?? starts[0] ?? interview.plannedAt;
    const offer = { offeredStarts: [...starts], offeredBy: by, plannedAt };
    const offered = await this.change(record, offer);
    await this.notices.tell(offered, 'mock-interview.proposed', by);
    return offered;
  }

  /** There are no times to choose from any more. */
  dropOffer(record: InterviewRecord): Promise<InterviewRecord> {
    return this.change(record, noOffer);
  }

  /** It does not take place, and whoever did not do it is told. */
  async cancel(
    record: InterviewRecord,
    { reason, note, by, at }: Cancellation,
  ): Promise<InterviewRecord> {
    await this.seats.release(record.interview.id);
    const cancelled = await this.change(record, {
      ...noOffer,
      state: 'cancelled',
      closedAt: at,
      cancelReason: reason,
      cancelNote: note,
      cancelledBy: by,
      calendarSequence: record.interview.calendarSequence + 1,
    });
    await this.notices.tell(cancelled, 'mock-interview.cancelled', by);
    return cancelled;
  }

  /** Both are there. */
  goLive(record: InterviewRecord, at: Date): Promise<InterviewRecord> {
    return this.change(record, { ...noOffer, state: 'live', liveAt: at });
  }

  /** Somebody did not come. */
  async miss(
    record: InterviewRecord,
    { at, by }: { at: Date; by: readonly string[] },
  ): Promise<InterviewRecord> {
    await this.seats.release(record.interview.id);
    await this.seats.markNoShow(record.interview.id, by);
    const missed = await this.change(record, { ...noOffer, state: 'no_show', closedAt: at });
    await this.notices.tell(missed, 'mock-interview.no-show');
    return missed;
  }

  /** The rounds are over: what is left is what both make of them. */
  async finish(record: InterviewRecord, at: Date): Promise<InterviewRecord> {
    await this.seats.release(record.interview.id);
    return this.change(record, { state: 'feedback', feedbackAt: at });
  }

  /** What both said is shown to both. */
  async reveal(record: InterviewRecord, at: Date): Promise<InterviewRecord> {
    const completed = await this.change(record, { state: 'completed', closedAt: at });
    await this.notices.tell(completed, 'mock-interview.revealed');
    return completed;
  }
}

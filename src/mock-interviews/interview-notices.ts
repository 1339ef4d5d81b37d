import { Injectable } from '@nestjs/common';
import type { Notice } from '../notifications/domain/notice.js';
import { Notifier } from '../notifications/notifier.service.js';
import type { InterviewRecord } from './domain/mock-interview.js';

type PlainKind = Extract<
  Notice['kind'],
  | 'mock-interview.proposed'
  | 'mock-interview.cancelled'
  | 'mock-interview.no-show'
  | 'mock-interview.revealed'
>;

/** Tells the two of an interview what becomes of it. Late in a transaction. */
@Injectable()
export class InterviewNotices {
  constructor(private readonly notifier: Notifier) {}

  /** @param except who did it, and knows */
  async tell(
    { interview, seats }: InterviewRecord,
    kind: PlainKind,
    except: string | null = null,
  ): Promise<void> {
    const told = seats.filter(({ learnerId }) => learnerId !== except);
    const data = { interviewId: interview.id };
    await this.notifier.notify(told.map(({ learnerId }): Notice => ({ learnerId, kind, data })));
  }

  /** Both, of when it begins. */
  async tellTime(
    { interview, seats }: InterviewRecord,
    kind: 'mock-interview.booked' | 'mock-interview.starting',
  ): Promise<void> {
    const { id: interviewId, startsAt } = interview;
    if (startsAt === null) return;
    const data = { interviewId, startsAt: startsAt.toISOString() };
    await this.notifier.notify(seats.map(({ learnerId }): Notice => ({ learnerId, kind, data })));
  }
}

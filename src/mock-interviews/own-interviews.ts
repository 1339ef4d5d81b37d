import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { MockInterviewRepository, type InterviewFilter } from './mock-interview.repository.js';
import { PassingTime } from './passing-time.service.js';

/**
 * The interviews that somebody has a seat in, as they are at this moment: what time has done is done
 * before anybody looks, so that no answer depends on when the job last ran.
 */
@Injectable()
export class OwnInterviews {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly time: PassingTime,
  ) {}

  /** @throws AppError not-found, for an interview of others too */
  async get(learnerId: string, id: string): Promise<InterviewRecord> {
    await this.time.settleDue(learnerId);
    const record = await this.interviews.find(learnerId, id);
    if (record === null) throw notFound('mock interview');
    return record;
  }

  /** Only in a transaction. @throws AppError not-found */
  async lock(learnerId: string, id: string): Promise<InterviewRecord> {
    const record = await this.interviews.lock(learnerId, id);
    if (record === null) throw notFound('mock interview');
    return this.time.settle(record);
  }

  async page(learnerId: string, filter: InterviewFilter): Promise<InterviewRecord[]> {
    await this.time.settleDue(learnerId);
    const rows = await this.interviews.page(learnerId, filter);
    return this.interviews.completeAll(rows);
  }
}

import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { LiveViews, type LiveView, type Watched } from './live-views.service.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { PassingTime } from './passing-time.service.js';

/** Who watches what: what one of the two is shown is not what the other one is. */
export interface WatchKey {
  readonly viewerId: string;
  readonly interviewId: string;
}

/** Interviews as they are at this moment, for those who watch them: what time has done is done first. */
@Injectable()
export class LiveInterviews {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly time: PassingTime,
    private readonly views: LiveViews,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, for an interview of others too */
  async get(viewerId: string, interviewId: string): Promise<LiveView> {
    const [view] = await this.ofAll([{ viewerId, interviewId }]);
    if (view === undefined || view === null) throw notFound('mock interview');
    return view;
  }

  /** In the order of the keys; null for who has no seat in it, or not any more. */
  async ofAll(keys: readonly WatchKey[]): Promise<(LiveView | null)[]> {
    const records = await this.settled([...new Set(keys.map(({ interviewId }) => interviewId))]);
    const watched = keys.map((key) => toWatched(key, records.get(key.interviewId)));
    const views = await this.views.ofAll(watched.filter((each) => each !== null));
    return watched.map((each) => (each === null ? null : (views.shift() ?? null)));
  }

  private async settled(ids: readonly string[]): Promise<ReadonlyMap<string, InterviewRecord>> {
    const records = await this.interviews.findMany(ids);
    const now = this.clock.now();
    const due = records.filter(({ interview: { dueAt } }) => dueAt !== null && dueAt <= now);
    for (const { interview } of due) await this.time.settleOne(interview.id);
    const current = due.length === 0 ? records : await this.interviews.findMany(ids);
    return new Map(current.map((record) => [record.interview.id, record]));
  }
}

function toWatched({ viewerId }: WatchKey, record: InterviewRecord | undefined): Watched | null {
  const isIn = record?.seats.some(({ learnerId }) => learnerId === viewerId) ?? false;
  return record === undefined || !isIn ? null : { viewerId, record };
}

import { Injectable } from '@nestjs/common';
import type { CurrentUser } from '../platform/http/current-user.js';
import type { LiveChannel } from '../platform/http/live-channel.js';
import { LiveStreams, type StreamExchange } from '../platform/http/live-streams.js';
import type { InterviewState } from './domain/mock-interview.js';
import { toLiveInterviewResponse } from './live-interview.dto.js';
import { LiveInterviews, type WatchKey } from './live-interviews.service.js';
import type { LiveView } from './live-views.service.js';

const lastStates: ReadonlySet<InterviewState> = new Set(['completed', 'cancelled', 'no_show']);

/** Mock interviews as streams of events. */
@Injectable()
export class InterviewStreams {
  private readonly channel: LiveChannel<WatchKey, LiveView>;

  constructor(
    private readonly live: LiveInterviews,
    private readonly streams: LiveStreams,
  ) {
    this.channel = streams.channel<WatchKey, LiveView>({
      eventOf: () => 'interview',
      read: (keys) => live.ofAll(keys),
      versionOf: ({ record }) => record.interview.changeNumber,
      isFinished: ({ record }) => lastStates.has(record.interview.state),
      toData: toLiveInterviewResponse,
    });
  }

  /** @throws AppError not-found, rate-limited beyond three streams, unavailable while the server leaves */
  open(user: CurrentUser, interviewId: string, exchange: StreamExchange): Promise<void> {
    const key = { viewerId: user.id, interviewId };
    const read = () => this.live.get(user.id, interviewId);
    return this.streams.open(this.channel, user, { key, read }, exchange);
  }
}

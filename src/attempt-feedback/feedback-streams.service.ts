import { Injectable } from '@nestjs/common';
import type { FeedbackState } from '../feedback/domain/feedback-request.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import type { LiveChannel } from '../platform/http/live-channel.js';
import { LiveStreams, type StreamExchange } from '../platform/http/live-streams.js';
import { FeedbackReading } from './feedback-reading.service.js';
import { toFeedbackResponse, type ShownFeedback } from './to-feedback-response.js';

interface Watched {
  readonly learnerId: string;
  /** As it was when the watching began: what it is about does not change. */
  readonly shown: ShownFeedback;
}

/** The event that tells of a state. */
const events: Readonly<Record<FeedbackState, 'state' | 'result' | 'error'>> = {
  queued: 'state',
  running: 'state',
  succeeded: 'result',
  partial: 'result',
  failed: 'error',
  cancelled: 'error',
  expired: 'error',
};

/** Requests for feedback as streams of events. */
@Injectable()
export class FeedbackStreams {
  private readonly channel: LiveChannel<Watched, ShownFeedback>;

  constructor(
    private readonly reading: FeedbackReading,
    private readonly streams: LiveStreams,
  ) {
    this.channel = streams.channel<Watched, ShownFeedback>({
      eventOf: ({ request }) => events[request.state],
      read: (watched) => reading.look(watched),
      versionOf: ({ request }) => request.version,
      isFinished: ({ request }) => events[request.state] !== 'state',
      toData: toFeedbackResponse,
    });
  }

  /** @throws AppError not-found, forbidden, rate-limited beyond three streams, unavailable */
  async open(user: CurrentUser, id: string, exchange: StreamExchange): Promise<void> {
    const { shown } = await this.reading.open(user.id, id);
    const watched = { key: { learnerId: user.id, shown }, read: () => Promise.resolve(shown) };
    await this.streams.open(this.channel, user, watched, exchange);
  }
}

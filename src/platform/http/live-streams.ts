import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { AppError } from '../../kernel/app-error.js';
import { Clock } from '../../kernel/clock.js';
import type { CurrentUser } from './current-user.js';
import { Drain } from './drain.js';
import { EventStream } from './event-stream.js';
import { LiveChannel, type LiveSource } from './live-channel.js';

/** Of one user, in one process, whatever they show. */
const mostStreams = 3;
/** As long as an access token: a stream of a personal access token does not outlive its revocation by more. */
const longestMs = 15 * 60_000;

/** A request for a stream, and what it is answered with. */
export interface StreamExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers that stay open and tell each change of something. All channels together know how many streams
 * a user has, and end when the server leaves.
 */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly channels: { endAll: () => void }[] = [];
  private readonly held = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly drain: Drain,
  ) {
    drain.closing.addEventListener('abort', () => this.endAll());
  }

  /** Without a drain before it, as in tests. */
  beforeApplicationShutdown(): void {
    this.endAll();
  }

  /** For one sort of thing that is watched. */
  channel<Key, State>(source: LiveSource<Key, State>): LiveChannel<Key, State> {
    const channel = new LiveChannel(source, this.clock);
    this.channels.push(channel);
    return channel;
  }

  /**
   * Answer with what is watched as it is and then with each of its changes, until its end. `state` is
   * read, and refused, before anything is held. Who comes back with `Last-Event-ID` hears of nothing
   * twice, and of what has ended then with 204, which tells browsers to stay away.
   *
   * @throws AppError rate-limited beyond three streams, unavailable while the server leaves
   */
  async open<Key, State>(
    channel: LiveChannel<Key, State>,
    user: CurrentUser,
    { key, read }: { key: Key; read: () => Promise<State> },
    { request, response }: StreamExchange,
  ): Promise<void> {
    const state = await read();
    // Asked last: a stream that begins after all others were ended would hold the server up.
    if (this.drain.closing.aborted) throw new AppError('unavailable', 'The server is leaving.');
    if (response.destroyed) return;
    const seen = lastEventId(request);
    if (channel.hasNothingFor(state, seen)) {
      response.writeHead(204).end();
      return;
    }
    this.hold(user.id, response);
    const stream = new EventStream(response);
    // Express lets HEAD in by the door of GET.
    if (request.method === 'HEAD') return stream.end();
    const endsAt = new Date(
      Math.min(user.expiresAt.getTime(), this.clock.now().getTime() + longestMs),
    );
    channel.watch({ key, stream, endsAt, seen }, state);
  }

  private hold(userId: string, response: ServerResponse): void {
    const held = this.held.get(userId) ?? 0;
    if (held >= mostStreams) {
      const detail = `At most ${mostStreams} streams at a time.`;
      throw new AppError('rate-limited', detail, { retryAfterSeconds: 5 });
    }
    this.held.set(userId, held + 1);
    response.once('close', () => {
      const left = (this.held.get(userId) ?? 1) - 1;
      if (left === 0) this.held.delete(userId);
      else this.held.set(userId, left);
    });
  }

  private endAll(): void {
    for (const channel of this.channels) channel.endAll();
  }
}

/** 0 for a client that knows nothing, or says something that is no id of ours. */
function lastEventId({ headers }: IncomingMessage): number {
  const header = headers['last-event-id'];
  return typeof header === 'string' && /^\d{1,9}$/u.test(header) ? Number(header) : 0;
}

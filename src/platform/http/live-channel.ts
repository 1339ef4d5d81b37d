import { Logger } from '@nestjs/common';
import type { Clock } from '../../kernel/clock.js';
import type { EventStream } from './event-stream.js';

const lookEveryMs = 1000;

/** Why a stream ended: what it shows did, the credential or its time did, it is gone, the server leaves. */
type Ending = 'finished' | 'expired' | 'gone' | 'shutdown';

/** Something that changes, as a stream of events shows it. */
export interface LiveSource<Key, State> {
  /** The event that carries a state. */
  eventOf(state: State): string;
  /** How all of these are now, in the order of the keys; null where one is gone, or not to be seen any more. */
  read(keys: readonly Key[]): Promise<readonly (State | null)[]>;
  /** Grows with each change; the id of the event. */
  versionOf(state: State): number;
  /** Nothing will change any more. */
  isFinished(state: State): boolean;
  toData(state: State): unknown;
}

interface Watcher<Key> {
  readonly key: Key;
  readonly stream: EventStream;
  readonly endsAt: Date;
  /** The version the client knows. */
  seen: number;
}

/**
 * All streams of this process about one sort of thing. Changes come through the database, since any
 * process may make them: the streams are served by one look a second, however many they are.
 */
export class LiveChannel<Key, State> {
  private readonly logger = new Logger(LiveChannel.name);
  private readonly watchers = new Set<Watcher<Key>>();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(
    private readonly source: LiveSource<Key, State>,
    private readonly clock: Clock,
  ) {}

  /** Whether a client that has seen this version will hear no more. */
  hasNothingFor(state: State, seen: number): boolean {
    return this.source.isFinished(state) && seen >= this.source.versionOf(state);
  }

  watch(watcher: Watcher<Key>, state: State): void {
    this.watchers.add(watcher);
    watcher.stream.onClose(() => this.forget(watcher));
    this.tell(watcher, state);
    this.timer ??= setInterval(() => void this.look(), lookEveryMs);
  }

  endAll(): void {
    for (const watcher of this.watchers) this.end(watcher, 'shutdown');
  }

  private forget(watcher: Watcher<Key>): void {
    this.watchers.delete(watcher);
    if (this.watchers.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const watchers = [...this.watchers];
    try {
      const states = await this.source.read(watchers.map(({ key }) => key));
      for (const [place, watcher] of watchers.entries()) this.tell(watcher, states[place] ?? null);
    } catch (error) {
      this.logger.warn({ err: error }, 'streams have no news');
    }
    this.isLooking = false;
  }

  private tell(watcher: Watcher<Key>, state: State | null): void {
    if (!this.watchers.has(watcher)) return;
    if (state === null) return this.end(watcher, 'gone');
    const version = this.source.versionOf(state);
    if (version > watcher.seen) {
      watcher.seen = version;
      const event = this.source.eventOf(state);
      watcher.stream.send({ event, id: version, data: this.source.toData(state) });
    }
    if (this.source.isFinished(state)) this.end(watcher, 'finished');
    else if (this.clock.now() >= watcher.endsAt) this.end(watcher, 'expired');
  }

  private end(watcher: Watcher<Key>, reason: Ending): void {
    this.watchers.delete(watcher);
    watcher.stream.send({ event: 'end', data: { reason } });
    watcher.stream.end();
  }
}

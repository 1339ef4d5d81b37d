import { setTimeout as delay } from 'node:timers/promises';

/** How often to look, and what to do about a look that failed. */
export interface PollRhythm {
  readonly everyMs: number;
  readonly afterFaultMs: number;
  readonly onFault: (error: unknown) => void;
}

/**
 * Looks for work again and again until it is stopped: every so often, since others may have left some, and
 * at once when it is woken.
 */
export class PollLoop {
  private isEnding = false;
  private nap = new AbortController();
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly look: () => Promise<void>,
    private readonly rhythm: PollRhythm,
  ) {}

  get isStopping(): boolean {
    return this.isEnding;
  }

  start(): void {
    this.looking = this.keepLooking();
  }

  /** There may be something to do. */
  wake(): void {
    this.nap.abort();
  }

  /** Resolves when the look under way has ended. */
  stop(): Promise<void> {
    this.isEnding = true;
    this.wake();
    return this.looking;
  }

  private async keepLooking(): Promise<void> {
    const { everyMs, afterFaultMs, onFault } = this.rhythm;
    while (!this.isEnding) {
      const napMs = await this.look().then(
        () => everyMs,
        (error: unknown) => {
          onFault(error);
          return afterFaultMs;
        },
      );
      // A wake-up during the look counts for the next one.
      await delay(napMs, undefined, { signal: this.nap.signal }).catch(() => undefined);
      this.nap = new AbortController();
    }
  }
}

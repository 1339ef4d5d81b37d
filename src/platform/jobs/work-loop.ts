import { setTimeout as delay } from 'node:timers/promises';
import { PollLoop } from './poll-loop.js';

const lookAgainAfterFaultMs = 10_000;
/** What has not ended by then is left to others: its lease ends, and they take it. */
const longestStopMs = 4000;

/** How many runs a process has in hand at a time. */
export interface Places<Claim> {
  hasFree(): boolean;
  /** @returns when the place that this run takes is free again */
  take(claim: Claim, run: Promise<void>): Promise<void>;
}

/** Work that waits in the database, where processes agree on who does what. */
export interface Work<Claim> {
  /** How often to look for what others left: what was made elsewhere, or was in hand when a process died. */
  readonly lookEveryMs: number;
  readonly places: Places<Claim>;
  /** @returns null when there is nothing to do, or somebody else was quicker */
  claim(): Promise<Claim | null>;
  /**
   * Never rejects: what goes wrong is written down, or left to the next.
   *
   * @param leaving fires when the process leaves: what can be left to others is left to them then
   */
  carryOut(claim: Claim, leaving: AbortSignal): Promise<void>;
  onFault(error: unknown): void;
}

/** So many at a time, and each keeps its place to its end. */
export class EqualPlaces implements Places<unknown> {
  private taken = 0;

  constructor(private readonly places: number) {}

  hasFree(): boolean {
    return this.taken < this.places;
  }

  async take(_: unknown, run: Promise<void>): Promise<void> {
    this.taken += 1;
    await run;
    this.taken -= 1;
  }
}

/** Takes work while there is a place for it, until it is stopped. */
export class WorkLoop<Claim> {
  private readonly running = new Set<Promise<void>>();
  private readonly leaving = new AbortController();
  private readonly loop: PollLoop;

  constructor(private readonly work: Work<Claim>) {
    this.loop = new PollLoop(() => this.beginDue(), {
      everyMs: work.lookEveryMs,
      afterFaultMs: lookAgainAfterFaultMs,
      onFault: (error) => work.onFault(error),
    });
  }

  start(): void {
    this.loop.start();
  }

  /** There may be something to do. */
  wake(): void {
    this.loop.wake();
  }

  /** Before the connections go that the work is kept with. */
  async stop(): Promise<void> {
    const looking = this.loop.stop();
    this.leaving.abort();
    const ended = looking.then(() => Promise.all(this.running));
    await Promise.race([ended, delay(longestStopMs, undefined, { ref: false })]);
  }

  /** Do what is due now, one after the other, wherever it is called. */
  async runDue(): Promise<void> {
    for (let next = await this.work.claim(); next !== null; next = await this.work.claim()) {
      await this.track(next);
    }
  }

  private async beginDue(): Promise<void> {
    while (!this.loop.isStopping && this.work.places.hasFree()) {
      const next = await this.work.claim();
      if (next === null) break;
      void this.work.places.take(next, this.track(next)).then(() => this.wake());
    }
  }

  private async track(claim: Claim): Promise<void> {
    const run = this.work.carryOut(claim, this.leaving.signal);
    this.running.add(run);
    await run;
    this.running.delete(run);
    // Who had to wait for this one to end may be next, whether or not it had a place to leave.
    this.wake();
  }
}

const beatMs = 1000;

/**
 * Why a run ends before its work does: it is not its own any more, the process leaves, or what it needs is
 * not to be had for a while.
 */
type Interruption = 'lost' | 'leaving' | 'put-off';

/** A run that was told to end: what its signal is aborted with. */
export class RunInterrupted extends Error {
  constructor(readonly why: Interruption) {
    super(`The run ends: ${why}.`);
  }
}

/** What is leased. */
interface Leased {
  /** @returns false when the run is over: called off, removed, or taken by another run */
  renew(): Promise<boolean>;
  /** A sign of life could not be given; the lease outlasts a short absence of the database. */
  onFault(error: unknown): void;
}

/** Shows every second that a run is alive, and tells it when it is to end. */
export class LeaseKeeper {
  private readonly controller = new AbortController();
  private readonly leave = () => this.interrupt('leaving');
  private timer: NodeJS.Timeout | undefined;
  private beating = Promise.resolve();

  /** @param leaving fires when the process leaves */
  constructor(
    private readonly leased: Leased,
    private readonly leaving: AbortSignal,
  ) {
    if (leaving.aborted) this.leave();
    leaving.addEventListener('abort', this.leave);
    this.schedule();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  interrupt(why: Interruption): void {
    this.controller.abort(new RunInterrupted(why));
  }

  /** No sign of life any more. Resolves when the last one is written, which must not come after the end. */
  async rest(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.leaving.removeEventListener('abort', this.leave);
    await this.beating;
  }

  /** One sign of life. */
  async beat(): Promise<void> {
    try {
      if (!(await this.leased.renew())) this.interrupt('lost');
    } catch (error) {
      this.leased.onFault(error);
    }
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.beating = this.beatOn();
    }, beatMs);
  }

  private async beatOn(): Promise<void> {
    await this.beat();
    if (this.timer !== undefined) this.schedule();
  }
}

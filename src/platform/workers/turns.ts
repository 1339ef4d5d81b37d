import { AppError } from '../../kernel/app-error.js';

export interface TurnLimits {
  readonly atOnce: number;
  /** Whoever comes on top of these is refused. */
  readonly waiting: number;
  /** What those are told who are refused, and when to come again. */
  readonly refusal: string;
  readonly retryAfterSeconds: number;
}

/** A bounded line for what only so many may do at a time: first come, first served. */
export class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: TurnLimits) {
    this.free = limits.atOnce;
  }

  /**
   * @param signal who aborts it before the turn has come leaves the line
   * @throws AppError overloaded, when too many wait; what the signal was aborted with; else what the
   *   work throws
   */
  async take<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted();
    await this.begin(signal);
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private async begin(signal: AbortSignal | undefined): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    const { waiting, refusal, retryAfterSeconds } = this.limits;
    if (this.waiting.length >= waiting) {
      throw new AppError('overloaded', refusal, { retryAfterSeconds });
    }
    const turn = Promise.withResolvers<void>();
    const leave = (): void => {
      const place = this.waiting.indexOf(turn.resolve);
      if (place >= 0) this.waiting.splice(place, 1);
      turn.reject(signal?.reason);
    };
    this.waiting.push(turn.resolve);
    signal?.addEventListener('abort', leave);
    try {
      await turn.promise;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  private passOn(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}

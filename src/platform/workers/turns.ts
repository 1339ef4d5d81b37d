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

  /** @throws AppError overloaded, when too many wait; else what the work throws */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.begin();
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private async begin(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    const { waiting, refusal, retryAfterSeconds } = this.limits;
    if (this.waiting.length >= waiting) {
      throw new AppError('overloaded', refusal, { retryAfterSeconds });
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private passOn(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { RecentlyUsed } from '../kernel/recently-used.js';
import type { ThreadWork } from '../platform/workers/thread-work.js';
import { Threads } from '../platform/workers/threads.js';

/** Results a process remembers, at some 100 KB each. */
const mostResults = 50;
/** Of one learner, the one that runs included. */
const mostInLine = 3;
const timeoutMs = 30_000;

interface Line {
  length: number;
  end: Promise<unknown>;
}

/**
 * Runs simulations beside the thread that answers requests, one at a time for each learner, so that
 * nobody's curiosity takes the threads of all. The same input has the same result, which is remembered:
 * asking for the figures and then for the chart costs one simulation.
 */
@Injectable()
export class Simulations {
  private readonly results = new RecentlyUsed<string, unknown>(mostResults);
  private readonly lines = new Map<string, Line>();

  constructor(private readonly threads: Threads) {}

  /** @throws AppError rate-limited when the learner has three in line, overloaded when the server has */
  async run<Input, Output>(
    learnerId: string,
    work: ThreadWork<Input, Output>,
    input: Input,
  ): Promise<Output> {
    const line = this.lines.get(learnerId) ?? { length: 0, end: Promise.resolve() };
    if (line.length >= mostInLine) {
      const detail = `At most ${mostInLine} simulations at a time.`;
      throw new AppError('rate-limited', detail, { retryAfterSeconds: 5 });
    }
    this.lines.set(learnerId, line);
    line.length += 1;
    const result = line.end.then(() => this.compute(work, input));
    line.end = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      line.length -= 1;
      if (line.length === 0) this.lines.delete(learnerId);
    }
  }

  private async compute<Input, Output>(
    work: ThreadWork<Input, Output>,
    input: Input,
  ): Promise<Output> {
    const key = createHash('sha256')
      .update(JSON.stringify([work.run.name, input]))
      .digest('hex');
    const known = this.results.get(key) as Output | undefined;
    if (known !== undefined) return known;
    const output = await this.threads.run(work, input, { timeoutMs });
    this.results.set(key, output);
    return output;
  }
}

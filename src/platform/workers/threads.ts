import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/app-error.js';
import { builtUrl, type ThreadMessage, type ThreadOrder, type ThreadWork } from './thread-work.js';

/** At a time, in one process; what comes on top waits for its turn. */
const mostThreads = Math.max(2, availableParallelism());
const mostWaiting = 50;
const mostMegabytes = 512;

export interface ThreadOptions {
  /** Counted from when the thread is started. */
  readonly timeoutMs: number;
  /** Fires when nobody wants the result any more. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Computes beside the thread that answers requests. A thread costs some 50 ms to start, so this is for
 * work that takes longer.
 */
@Injectable()
export class Threads {
  private free = mostThreads;
  private readonly waiting: (() => void)[] = [];

  /**
   * @throws AppError overloaded, when too many wait or the time is up; else what the signal was aborted
   *   with, or the function threw
   */
  async run<Input, Output>(
    work: ThreadWork<Input, Output>,
    input: Input,
    options: ThreadOptions,
  ): Promise<Output> {
    await this.takeTurn();
    try {
      options.signal?.throwIfAborted();
      return await runInThread(work, input, options);
    } finally {
      this.passTurnOn();
    }
  }

  private async takeTurn(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    if (this.waiting.length >= mostWaiting) {
      throw new AppError('overloaded', 'Too much is being computed.', { retryAfterSeconds: 5 });
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private passTurnOn(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}

function runInThread<Input, Output>(
  { module, run, isNative = false }: ThreadWork<Input, Output>,
  input: Input,
  { timeoutMs, signal, onProgress }: ThreadOptions,
): Promise<Output> {
  const aborted = new Int32Array(new SharedArrayBuffer(4));
  const order: ThreadOrder = { module: builtUrl(module).href, name: run.name, input, aborted };
  const worker = new Worker(builtUrl(new URL('./thread-entry.js', import.meta.url)), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  return new Promise((resolve, reject) => {
    let settle = (): void => reject(new Error(`The thread of ${run.name} ended without a result.`));
    const stop = (reason: unknown): void => {
      settle = () => reject(reason);
      Atomics.store(aborted, 0, 1);
      if (!isNative) void worker.terminate();
    };
    const timer = setTimeout(() => stop(tookTooLong()), timeoutMs);
    const onAbort = (): void => stop(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (aborted[0] === 0) settle = () => resolve(message.output as Output);
    });
    worker.on('error', (error) => {
      if (aborted[0] === 0) settle = () => reject(error);
    });
    // Only now is nothing of it left, native code included.
    worker.on('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      settle();
    });
  });
}

function tookTooLong(): AppError {
  return new AppError('overloaded', 'The computation took too long.', { retryAfterSeconds: 5 });
}

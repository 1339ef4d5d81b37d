import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/app-error.js';
import { endedEarly, startThread } from './start-thread.js';
import type { ThreadMessage, ThreadWork } from './thread-work.js';
import { Turns } from './turns.js';

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
  private readonly turns = new Turns({
    atOnce: Math.max(2, availableParallelism()),
    waiting: 50,
    refusal: 'Too much is being computed.',
    retryAfterSeconds: 5,
  });

  /**
   * @throws AppError overloaded, when too many wait or the time is up; else what the signal was aborted
   *   with, or the function threw
   */
  async run<Input, Output>(
    work: ThreadWork<Input, Output>,
    input: Input,
    options: ThreadOptions,
  ): Promise<Output> {
    return this.turns.take(async () => {
      options.signal?.throwIfAborted();
      return runInThread(work, input, options);
    });
  }
}

function runInThread<Input, Output>(
  work: ThreadWork<Input, Output>,
  input: Input,
  { timeoutMs, signal, onProgress }: ThreadOptions,
): Promise<Output> {
  const aborted = new Int32Array(new SharedArrayBuffer(4));
  const worker = startThread(work, { once: input }, aborted);
  return new Promise((resolve, reject) => {
    let settle = (): void => reject(endedEarly(work));
    const stop = (reason: unknown): void => {
      settle = () => reject(reason);
      Atomics.store(aborted, 0, 1);
      if (work.isNative !== true) void worker.terminate();
    };
    const timer = setTimeout(() => stop(tookTooLong()), timeoutMs);
    const onAbort = (): void => stop(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (message.kind === 'output' && aborted[0] === 0) {
        settle = () => resolve(message.output as Output);
      }
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

import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/app-error.js';
import { endedEarly, startThread } from './start-thread.js';
import { streamThread, type FileToRead } from './stream-thread.js';
import type { StreamWork, ThreadMessage, ThreadWork } from './thread-work.js';
import { Turns } from './turns.js';

export interface ThreadOptions {
  /** Counted from now: to wait for a turn is a part of it. */
  readonly timeoutMs: number;
  /** Fires when nobody wants the result any more. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** For work that may take minutes: together such works leave a thread to those who wait. */
  readonly isLong?: boolean;
}

const mostThreads = Math.max(2, availableParallelism());
const limits = {
  waiting: 50,
  refusal: 'Too much is being computed.',
  retryAfterSeconds: 5,
};

/**
 * Computes beside the thread that answers requests. A thread costs some 50 ms to start, so this is for
 * work that takes longer.
 */
@Injectable()
export class Threads {
  private readonly turns = new Turns({ ...limits, atOnce: mostThreads });
  private readonly turnsOfLong = new Turns({ ...limits, atOnce: mostThreads - 1 });

  /**
   * @throws AppError overloaded, when too many wait or the time is up; else what the signal was aborted
   *   with, or the function threw
   */
  async run<Input, Output>(
    work: ThreadWork<Input, Output>,
    input: Input,
    options: ThreadOptions,
  ): Promise<Output> {
    const { onProgress } = options;
    return this.takeTurn(options, (signal) => runInThread(work, input, { signal, onProgress }));
  }

  /**
   * Reads a file in a thread: its pieces are handed over as they are asked for, and what is found in it is
   * taken one by one, so neither is ever whole in memory.
   *
   * @throws AppError overloaded as above; what `take` threw, or the function did
   */
  async stream<Input, Output>(
    work: StreamWork<Input, Output>,
    file: FileToRead<Input, Output>,
    options: Omit<ThreadOptions, 'onProgress'>,
  ): Promise<void> {
    return this.takeTurn(options, (signal) => streamThread(work, file, signal));
  }

  private async takeTurn<Output>(
    options: ThreadOptions,
    work: (signal: AbortSignal) => Promise<Output>,
  ): Promise<Output> {
    const { timeoutMs, isLong = false } = options;
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(tookTooLong()), timeoutMs);
    const signal = AbortSignal.any([timeout.signal, ...(options.signal ? [options.signal] : [])]);
    const compute = async (): Promise<Output> => {
      signal.throwIfAborted();
      return work(signal);
    };
    const take = (): Promise<Output> => this.turns.take(compute, signal);
    try {
      return await (isLong ? this.turnsOfLong.take(take, signal) : take());
    } finally {
      clearTimeout(timer);
    }
  }
}

function runInThread<Input, Output>(
  work: ThreadWork<Input, Output>,
  input: Input,
  {
    signal,
    onProgress,
  }: { signal: AbortSignal; onProgress: ThreadOptions['onProgress'] | undefined },
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
    const onAbort = (): void => stop(signal.reason);
    signal.addEventListener('abort', onAbort);
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
      signal.removeEventListener('abort', onAbort);
      settle();
    });
  });
}

function tookTooLong(): AppError {
  return new AppError('overloaded', 'The computation took too long.', { retryAfterSeconds: 5 });
}

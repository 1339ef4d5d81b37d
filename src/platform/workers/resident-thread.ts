import type { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/app-error.js';
import { endedEarly, startThread } from './start-thread.js';
import type { ThreadMessage, ThreadWork } from './thread-work.js';
import { Turns, type TurnLimits } from './turns.js';

export interface ResidentLimits extends Omit<TurnLimits, 'atOnce'> {
  /** For one answer, counted from its turn; the first of a thread waits for the thread as well. */
  readonly timeoutMs: number;
}

/**
 * One thread that stays, for work too short to start a thread for it: it is started by the first that
 * asks, answers one after the other, and another takes its place when it dies. It keeps no process
 * alive. Not for work that waits for native code, since it is ended by force.
 */
export class ResidentThread<Input, Output> {
  private readonly turns: Turns;
  private worker: Worker | null = null;
  private turn: PromiseWithResolvers<Output> | null = null;
  private isEnded = false;

  constructor(
    private readonly work: ThreadWork<Input, Output>,
    private readonly limits: ResidentLimits,
  ) {
    this.turns = new Turns({ ...limits, atOnce: 1 });
  }

  /**
   * @throws AppError overloaded, when too many wait; unavailable, when the time is up or the thread was
   *   ended; else what the function threw
   */
  run(input: Input): Promise<Output> {
    return this.turns.take(() => this.answer(input));
  }

  /** For good: who waits, and who comes later, is refused. */
  async end(): Promise<void> {
    this.isEnded = true;
    await this.stop(leaving());
  }

  private async answer(input: Input): Promise<Output> {
    if (this.isEnded) throw leaving();
    const turn = Promise.withResolvers<Output>();
    const timer = setTimeout(() => void this.stop(tookTooLong()), this.limits.timeoutMs);
    this.turn = turn;
    try {
      this.worker ??= this.start();
      this.worker.postMessage(input, []);
      return await turn.promise;
    } finally {
      clearTimeout(timer);
      this.turn = null;
    }
  }

  private start(): Worker {
    const worker = startThread(this.work, 'sent');
    worker.on('message', (message: ThreadMessage) => {
      if (this.worker !== worker) return;
      if (message.kind === 'output') this.turn?.resolve(message.output as Output);
      if (message.kind === 'failure') this.turn?.reject(message.error);
    });
    const lose = (reason: unknown): void => {
      if (this.worker === worker) this.forget(reason);
    };
    worker.on('error', lose);
    worker.on('exit', () => lose(endedEarly(this.work)));
    // After the listeners: to listen holds a thread again.
    worker.unref();
    return worker;
  }

  private async stop(reason: AppError): Promise<void> {
    const { worker } = this;
    this.forget(reason);
    await worker?.terminate();
  }

  private forget(reason: unknown): void {
    this.worker = null;
    this.turn?.reject(reason);
  }
}

function leaving(): AppError {
  return new AppError('unavailable', 'The server is leaving.');
}

function tookTooLong(): AppError {
  return new AppError('unavailable', 'The computation took too long.', { retryAfterSeconds: 5 });
}

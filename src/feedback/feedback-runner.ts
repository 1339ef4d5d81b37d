import { randomUUID } from 'node:crypto';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import { EqualPlaces, WorkLoop } from '../platform/jobs/work-loop.js';
import { FeedbackEngine } from './feedback-engine.service.js';
import { FeedbackExecution } from './feedback-execution.service.js';
import { FeedbackRequestRepository, type FeedbackClaim } from './feedback-request.repository.js';

const lookEveryMs = 2000;

/**
 * Works on the requests that wait in the database, where `RUN_JOBS` is true and somebody is to be asked. A
 * run whose process died is begun again by whoever sees it first.
 */
@Injectable()
export class FeedbackRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FeedbackRunner.name);
  private readonly loop: WorkLoop<FeedbackClaim> | null;

  constructor(
    private readonly config: AppConfig,
    private readonly requests: FeedbackRequestRepository,
    private readonly execution: FeedbackExecution,
    private readonly engine: FeedbackEngine,
    private readonly clock: Clock,
  ) {
    this.loop = config.llm === null ? null : this.loopFor(config.llm);
  }

  onApplicationBootstrap(): void {
    if (this.config.runJobs) this.loop?.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  /** There may be something to do. */
  wake(): void {
    this.loop?.wake();
  }

  /** Nobody wants this any more. */
  callOff(id: string): void {
    this.execution.callOff(id);
  }

  /** Do what is due now, one request after the other, wherever it is called. */
  async runDue(): Promise<void> {
    await this.loop?.runDue();
  }

  /** The places are those of all processes together; the claim sees to that, and here is no fewer. */
  private loopFor(llm: LlmConfig): WorkLoop<FeedbackClaim> {
    return new WorkLoop<FeedbackClaim>({
      lookEveryMs,
      places: new EqualPlaces(llm.concurrency),
      claim: () =>
        this.engine.letsThrough()
          ? this.requests.claim(randomUUID(), this.clock.now(), llm.concurrency)
          : Promise.resolve(null),
      carryOut: (claim, leaving) => this.execution.carryOut(claim, llm, leaving),
      onFault: (error) =>
        this.logger.error({ err: error }, 'no requests for feedback can be taken'),
    });
  }
}

import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FeedbackCallRepository } from './feedback-call.repository.js';
import { FeedbackEndings } from './feedback-endings.service.js';
import { FeedbackRequestRepository } from './feedback-request.repository.js';
import { FeedbackRunner } from './feedback-runner.js';

/** The end of feedback at the wish of whoever asked for it. */
@Injectable()
export class FeedbackRemoval {
  constructor(
    private readonly requests: FeedbackRequestRepository,
    private readonly calls: FeedbackCallRepository,
    private readonly endings: FeedbackEndings,
    private readonly runner: FeedbackRunner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Call off a request that is open; throw away one that has come to its end. What it cost stays on record.
   *
   * @throws AppError not-found
   */
  remove(learnerId: string, id: string): Promise<void> {
    const key = { learnerId, id };
    return this.unitOfWork.run(async () => {
      const request = await this.requests.lock(key);
      if (request === null) throw notFound('feedback');
      if (await this.endings.cancel(key)) {
        this.unitOfWork.afterCommit(() => this.runner.callOff(id));
      } else {
        await this.requests.remove(key);
        await this.calls.forgetRaw(key);
      }
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { RequestProgress } from './request-progress.service.js';

/** Requests whose time has come. */
@Injectable()
export class DueRequests {
  constructor(
    private readonly requests: PeerReviewRequestRepository,
    private readonly progress: RequestProgress,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of everybody, those that wait longest first, from below this one on. */
  list(
    after: Pick<PeerReviewRequest, 'settlesAt' | 'learnerId' | 'id'> | null,
    limit: number,
  ): Promise<PeerReviewRequestEntity[]> {
    return this.requests.listDue(this.clock.now(), { after, limit });
  }

  /** What is to happen to it now happens. @throws AppError not-found */
  async advance(key: Pick<PeerReviewRequest, 'learnerId' | 'id'>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const request = await this.requests.lock(key);
      await this.progress.advance(request);
    });
  }

  /** Before an author looks, so that nothing they see depends on when the job last ran. */
  async advanceOf(learnerId: string): Promise<void> {
    const now = this.clock.now();
    for (const { id } of await this.requests.listDueOf(learnerId, now)) {
      await this.advance({ learnerId, id });
    }
  }
}

import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { cancelRefusal } from './domain/cancel-refusal.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { RequestResolving } from './request-resolving.service.js';

const refusals = {
  'at-its-end': 'This request has come to its end.',
  reviewed: 'Somebody has reviewed the answer already.',
  'with-coach': 'A coach is asked about the answer.',
} as const;

/** Takes requests back. */
@Injectable()
export class RequestCancelling {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: PeerReviewRequestRepository,
    private readonly reviews: PeerReviewRepository,
    private readonly resolving: RequestResolving,
  ) {}

  /** Once more changes nothing. @throws AppError not-found, invalid-state */
  async cancel(learnerId: string, id: string): Promise<PeerReviewRequest> {
    return this.unitOfWork.run(async () => {
      const request = await this.requests.lock({ learnerId, id });
      if (request.state === 'cancelled') return request;
      const reviews = await this.reviews.listOf({ learnerId, requestId: id });
      const handedIn = reviews.filter(({ state }) => state === 'submitted').length;
      const refusal = cancelRefusal(request.state, handedIn);
      if (refusal !== null) {
        const extensions = { state: request.state };
        throw new AppError('invalid-state', refusals[refusal], { extensions });
      }
      await this.resolving.end(request, 'cancelled');
      return this.requests.get({ learnerId, id });
    });
  }
}

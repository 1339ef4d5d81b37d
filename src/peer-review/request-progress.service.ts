import { Injectable } from '@nestjs/common';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';

/** What becomes of a request as reviews come in and time goes by. */
@Injectable()
export class RequestProgress {
  constructor(private readonly requests: PeerReviewRequestRepository) {}

  /**
   * After a review was stored, counted or not, and its slot filled: in the same transaction, with the
   * request locked.
   */
  async reviewSubmitted(request: PeerReviewRequestEntity): Promise<void> {
    await this.requests.update(request, {});
  }
}

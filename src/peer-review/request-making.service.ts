import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { newSlots } from './domain/new-slots.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import { reviewTerms } from './domain/review-terms.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewSlotEntity } from './peer-review-slot.entity.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import type { RequestTerms, RequestWish } from './request-terms.service.js';

/** A request out of what was asked for, with a place for each review. */
@Injectable()
export class RequestMaking {
  constructor(
    private readonly requests: PeerReviewRequestRepository,
    private readonly slots: PeerReviewSlotRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError already-exists */
  async make(
    { cohortId }: Pick<RequestWish, 'cohortId'>,
    { attempt, wanted }: RequestTerms,
  ): Promise<PeerReviewRequestEntity> {
    const now = this.clock.now();
    const request = Object.assign(new PeerReviewRequestEntity(), {
      learnerId: attempt.learnerId,
      id: this.ids.next(),
      attemptId: attempt.id,
      questionId: attempt.questionId,
      revisionId: attempt.revisionId,
      cohortId,
      isOpenPool: cohortId === null,
      wanted,
      state: 'open',
      createdAt: now,
      settlesAt: new Date(now.getTime() + reviewTerms.settlementMs),
      resolvedAt: null,
      version: 1,
    } satisfies PeerReviewRequest);
    if (!(await this.requests.insertIfNew(request))) throw await this.askedBefore(request);
    await this.addSlots(request, 1, wanted);
    return request;
  }

  /** One place more, and a week for it. Only while the request is locked. */
  async addTieBreak(request: PeerReviewRequestEntity): Promise<void> {
    await this.addSlots(request, request.wanted + 1, 1);
    const settlesAt = new Date(this.clock.now().getTime() + reviewTerms.settlementMs);
    await this.requests.update(request, { state: 'tie_break', settlesAt });
  }

  private async addSlots(request: PeerReviewRequest, first: number, count: number): Promise<void> {
    const ids = Array.from({ length: count }, () => this.ids.next());
    await this.slots.insert(
      newSlots(request, ids, first).map((slot) => Object.assign(new PeerReviewSlotEntity(), slot)),
    );
  }

  private async askedBefore({ learnerId, attemptId }: PeerReviewRequest): Promise<AppError> {
    const before = await this.requests.findOf(learnerId, attemptId);
    return new AppError('already-exists', 'Reviews of this answer were asked for already.', {
      extensions: { peerReviewRequestId: before?.id ?? null },
    });
  }
}

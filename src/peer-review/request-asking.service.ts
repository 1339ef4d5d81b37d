import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CreditBook } from './credit-book.service.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import { RequestMaking } from './request-making.service.js';
import { RequestTermsFinder, type RequestWish } from './request-terms.service.js';

/** Asks others for reviews, in the name of authors. */
@Injectable()
export class RequestAsking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly terms: RequestTermsFinder,
    private readonly making: RequestMaking,
    private readonly credits: CreditBook,
  ) {}

  /** @throws AppError not-found, invalid-state, rule-violated, already-exists, in-debt */
  ask(authorId: string, wish: RequestWish): Promise<PeerReviewRequest> {
    return this.unitOfWork.run(async () => {
      const terms = await this.terms.find(authorId, wish);
      const request = await this.making.make(wish, terms);
      await this.credits.spend(authorId, request.id, request.wanted);
      return request;
    });
  }
}

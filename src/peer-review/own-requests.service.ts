import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import type { PeerSettlement } from './domain/peer-review-request.js';
import { DueRequests } from './due-requests.service.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';
import { RequestViews, type ShownRequest } from './request-views.service.js';

/** Requests as their authors read them. */
@Injectable()
export class OwnRequests {
  constructor(
    private readonly due: DueRequests,
    private readonly requests: PeerReviewRequestRepository,
    private readonly settlements: PeerSettlementRepository,
    private readonly views: RequestViews,
    private readonly cursors: Cursors,
  ) {}

  /** As it is at this moment. @throws AppError not-found */
  async get(learnerId: string, id: string): Promise<PeerReviewRequestEntity> {
    await this.due.advanceOf(learnerId);
    return this.requests.get({ learnerId, id });
  }

  /** @throws AppError not-found */
  async open(learnerId: string, id: string): Promise<ShownRequest> {
    return this.views.show(await this.get(learnerId, id));
  }

  /** The latest first. */
  async list(learnerId: string, { limit, cursor }: PageQueryDto): Promise<Page<ShownRequest>> {
    await this.due.advanceOf(learnerId);
    const scope = ['peer-review-requests', learnerId];
    const [createdAt, id] = this.cursors.decode(cursor, scope) ?? [];
    const after = createdAt === undefined ? null : ([String(createdAt), String(id)] as const);
    const rows = await this.requests.listOf(learnerId, { after, limit: limit + 1 });
    return this.cursors.toPage(
      await this.views.showAll(learnerId, rows),
      { limit, scope },
      {
        positionOf: ({ request }) => [request.createdAt.toISOString(), request.id],
        toItem: (shown) => shown,
      },
    );
  }

  /** Every version there was, the latest first. @throws AppError not-found */
  async listSettlements(learnerId: string, id: string): Promise<PeerSettlement[]> {
    await this.get(learnerId, id);
    return this.settlements.listOf({ learnerId, requestId: id });
  }
}

import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerBlock } from './domain/peer-block.js';
import { NewBlocks } from './new-blocks.js';
import { PeerBlockRepository } from './peer-block.repository.js';
import { ReceivedReviews, type ReviewRef } from './received-reviews.service.js';

/** Keeps the answers of authors from reviewers whom they know by a review only. */
@Injectable()
export class PeerBlocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly received: ReceivedReviews,
    private readonly blocks: PeerBlockRepository,
    private readonly making: NewBlocks,
  ) {}

  /** By the same review somebody is blocked once. @throws AppError not-found, in-debt */
  block(authorId: string, ref: ReviewRef): Promise<{ block: PeerBlock; isNew: boolean }> {
    return this.unitOfWork.run(async () => {
      const review = await this.received.getToBlock(authorId, ref);
      const block = await this.making.make(review);
      if (await this.blocks.insertIfNew(block)) return { block, isNew: true };
      return { block: await this.blocks.getBy(authorId, block.reviewId), isNew: false };
    });
  }

  /** @throws AppError not-found */
  async remove(authorId: string, id: string): Promise<void> {
    if (!(await this.blocks.remove(authorId, id))) throw notFound('block');
  }
}

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerBlock } from './domain/peer-block.js';

/**
 * Who has blocked whom, for features that bring people together. Neither of the two may learn of it by
 * what they are answered: the author does not know whom they have blocked, nor those that they are. A
 * block holds for what is addressed to the author by name, not for what anybody may take, such as a link.
 */
@Injectable()
export class PeerBlockReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Whether the author has blocked this person, by whichever review. */
  async hasBlocked({
    learnerId,
    reviewerId,
  }: Pick<PeerBlock, 'learnerId' | 'reviewerId'>): Promise<boolean> {
    const blocks = await this.unitOfWork.manager.query<unknown[]>(
      `SELECT 1 FROM peer_block WHERE learner_id = $1 AND reviewer_id = $2 LIMIT 1`,
      [learnerId, reviewerId],
    );
    return blocks.length > 0;
  }
}

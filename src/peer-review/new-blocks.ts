import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { PeerBlock } from './domain/peer-block.js';
import { PeerBlockEntity } from './peer-block.entity.js';
import type { NumberedReview } from './received-reviews.service.js';

const longestTitle = 150;

/** Blocks that begin now, named by the review that the author knows. */
@Injectable()
export class NewBlocks {
  constructor(
    private readonly questions: QuestionReader,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async make(review: NumberedReview): Promise<PeerBlockEntity> {
    const [question] = await this.questions.describe([review.questionId]);
    const title = Array.from(question?.title ?? '')
      .slice(0, longestTitle)
      .join('');
    return Object.assign(new PeerBlockEntity(), {
      learnerId: review.learnerId,
      id: this.ids.next(),
      reviewerId: review.reviewerId,
      reviewId: review.id,
      createdAt: this.clock.now(),
      label: `R${review.number} of “${title}”`,
    } satisfies PeerBlock);
  }
}

import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import { FeedbackReader } from '../feedback/feedback.reader.js';
import { Cursors, type PageQueryDto } from '../platform/http/paging.js';
import type { FeedbackPageResponse } from './feedback.dto.js';
import { toFeedbackSummaryResponse } from './to-feedback-response.js';

/** What was asked about one answer, page by page. */
@Injectable()
export class FeedbackList {
  constructor(
    private readonly attempts: AttemptReader,
    private readonly reader: FeedbackReader,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found */
  async list(
    learnerId: string,
    attemptId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<FeedbackPageResponse> {
    await this.attempts.get(learnerId, attemptId);
    const scope = ['feedback', learnerId, attemptId];
    const position = this.cursors.decode(cursor, scope)?.[0];
    const before = position === undefined ? null : String(position);
    const found = await this.reader.listOfAttempt(learnerId, attemptId, {
      before,
      limit: limit + 1,
    });
    return this.cursors.toPage(
      found,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: toFeedbackSummaryResponse },
    );
  }
}

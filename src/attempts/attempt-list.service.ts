import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import {
  toAttemptSummaryResponse,
  type AttemptSummaryResponse,
  type ListAttemptsQueryDto,
} from './attempt.dto.js';
import type { GradedAttempt } from './domain/graded-attempt.js';
import { GradedAttempts } from './graded-attempts.js';
import { OwnAttempts } from './own-attempts.js';

/** A learner's attempts, page by page. */
@Injectable()
export class AttemptList {
  constructor(
    private readonly own: OwnAttempts,
    private readonly graded: GradedAttempts,
    private readonly cursors: Cursors,
  ) {}

  async list(
    learnerId: string,
    query: ListAttemptsQueryDto,
  ): Promise<Page<AttemptSummaryResponse>> {
    const { questionId, state, limit } = query;
    const scope = ['attempts', learnerId, questionId ?? null, state ?? null];
    const [startedAt, id] = this.cursors.decode(query.cursor, scope) ?? [];
    const after = startedAt === undefined ? null : ([String(startedAt), String(id)] as const);
    const rows = await this.own.list(learnerId, { questionId, state, after, limit: limit + 1 });
    return this.cursors.toPage(
      await this.graded.ofAll(learnerId, rows),
      { limit, scope },
      {
        positionOf: ({ attempt }: GradedAttempt) => [attempt.startedAt.toISOString(), attempt.id],
        toItem: toAttemptSummaryResponse,
      },
    );
  }
}

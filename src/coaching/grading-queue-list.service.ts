import { Injectable } from '@nestjs/common';
import type { WaitingPosition } from '../attempts/awaiting-grade.reader.js';
import { Cursors, type Page, type PagePosition } from '../platform/http/paging.js';
import {
  toQueuedAttemptResponse,
  type GradingQueueQueryDto,
  type QueuedAttemptResponse,
} from './grading-queue.dto.js';
import { GradingQueue, type QueuedAttempt } from './grading-queue.service.js';

/** The answers to grade, page by page. */
@Injectable()
export class GradingQueueList {
  constructor(
    private readonly queue: GradingQueue,
    private readonly cursors: Cursors,
  ) {}

  async list(
    coachId: string,
    cohortId: string,
    query: GradingQueueQueryDto,
  ): Promise<Page<QueuedAttemptResponse>> {
    const { memberId, questionId, reason, limit } = query;
    const filters = [memberId ?? null, questionId ?? null, reason ?? null];
    const scope = ['grading-queue', coachId, cohortId, ...filters];
    const after = toPosition(this.cursors.decode(query.cursor, scope));
    const filter = { memberId, questionId, reason, after, limit: limit + 1 };
    return this.cursors.toPage(
      await this.queue.list(coachId, cohortId, filter),
      { limit, scope },
      {
        positionOf: (queued: QueuedAttempt) => this.queue.positionOf(queued),
        toItem: toQueuedAttemptResponse,
      },
    );
  }
}

function toPosition(position: PagePosition | null): WaitingPosition | null {
  if (position === null) return null;
  const [dueDay, rank, at, id, learnerId] = position;
  return [String(dueDay), Number(rank), String(at), String(id), String(learnerId)];
}

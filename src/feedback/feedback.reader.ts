import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Cost } from './domain/feedback-budget.js';
import type { FeedbackRating } from './domain/feedback-rating.js';
import type { FeedbackRequest } from './domain/feedback-request.js';
import { FeedbackDayEntity } from './feedback-day.entity.js';
import { FeedbackRatingEntity } from './feedback-rating.entity.js';
import { FeedbackRequestEntity } from './feedback-request.entity.js';
import type { FeedbackKey } from './feedback-request.repository.js';
import { FeedbackUsageEntity } from './feedback-usage.entity.js';

/** A request as it is listed. */
export type FeedbackSummary = Omit<FeedbackRequest, 'input' | 'result' | 'contentHash'>;

/** A request with what came of it, and what its learner thinks of that. */
export interface RatedFeedback {
  readonly request: FeedbackSummary & Pick<FeedbackRequest, 'result'>;
  readonly rating: FeedbackRating | null;
}

/** What a learner, and all together, have used of a UTC day or may still use by what is under way. */
export interface DayUse {
  readonly own: Cost;
  readonly globalTokens: number;
}

/** What is told to a model is large, and nobody who reads needs it. */
const summaryColumns = {
  learnerId: true,
  id: true,
  attemptId: true,
  state: true,
  model: true,
  promptVersion: true,
  fault: true,
  version: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  expiresAt: true,
} as const;

/** Requests for feedback as those who asked for it see them. */
@Injectable()
export class FeedbackReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find({ learnerId, id }: FeedbackKey): Promise<RatedFeedback | null> {
    const request = await this.manager.findOne(FeedbackRequestEntity, {
      select: { ...summaryColumns, result: true },
      where: { learnerId, id },
    });
    if (request === null) return null;
    if (request.result === null) return { request, rating: null };
    const key = { learnerId, requestId: id };
    return { request, rating: await this.manager.findOneBy(FeedbackRatingEntity, key) };
  }

  /** In the order of the keys; null where one is gone. */
  async listByKeys(keys: readonly FeedbackKey[]): Promise<(FeedbackSummary | null)[]> {
    const found = await this.manager
      .createQueryBuilder(FeedbackRequestEntity, 'r')
      .select(Object.keys(summaryColumns).map((column) => `r.${column}`))
      .where('(r.learner_id, r.id) IN (SELECT * FROM unnest(:learners::uuid[], :ids::uuid[]))', {
        learners: keys.map(({ learnerId }) => learnerId),
        ids: keys.map(({ id }) => id),
      })
      .getMany();
    const byId = new Map(found.map((request) => [request.id, request]));
    return keys.map(({ id }) => byId.get(id) ?? null);
  }

  /** The latest first. */
  listOfAttempt(
    learnerId: string,
    attemptId: string,
    { before, limit }: { before: string | null; limit: number },
  ): Promise<FeedbackSummary[]> {
    return this.manager.find(FeedbackRequestEntity, {
      select: summaryColumns,
      where: { learnerId, attemptId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** @param day UTC, YYYY-MM-DD */
  async useOf(learnerId: string, day: string): Promise<DayUse> {
    const own = await this.manager.findOneBy(FeedbackUsageEntity, { learnerId, day });
    const all = await this.manager.findOneBy(FeedbackDayEntity, { day });
    return {
      own: {
        calls: own === null ? 0 : own.callsUsed + own.callsReserved,
        tokens: own === null ? 0 : own.tokensUsed + own.tokensReserved,
      },
      globalTokens: all === null ? 0 : all.tokensUsed + all.tokensReserved,
    };
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}

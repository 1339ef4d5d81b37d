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

/** A request with what its learner thinks of what came of it. */
export interface RatedFeedback {
  readonly request: FeedbackRequest;
  readonly rating: FeedbackRating | null;
}

/** What a learner, and all together, have used of a UTC day or may still use by what is under way. */
export interface DayUse {
  readonly own: Cost;
  readonly globalTokens: number;
}

/** Requests for feedback as those who asked for it see them. */
@Injectable()
export class FeedbackReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find({ learnerId, id }: FeedbackKey): Promise<RatedFeedback | null> {
    const request = await this.manager.findOneBy(FeedbackRequestEntity, { learnerId, id });
    if (request === null) return null;
    if (request.result === null) return { request, rating: null };
    const key = { learnerId, requestId: id };
    return { request, rating: await this.manager.findOneBy(FeedbackRatingEntity, key) };
  }

  /** In the order of the keys; null where one is gone. */
  async findMany(keys: readonly FeedbackKey[]): Promise<(RatedFeedback | null)[]> {
    const asked = {
      learners: keys.map(({ learnerId }) => learnerId),
      ids: keys.map(({ id }) => id),
    };
    const requests = await this.manager
      .createQueryBuilder(FeedbackRequestEntity, 'r')
      .where(
        '(r.learner_id, r.id) IN (SELECT * FROM unnest(:learners::uuid[], :ids::uuid[]))',
        asked,
      )
      .getMany();
    const ratings = await this.manager
      .createQueryBuilder(FeedbackRatingEntity, 'r')
      .where(
        '(r.learner_id, r.request_id) IN (SELECT * FROM unnest(:learners::uuid[], :ids::uuid[]))',
        asked,
      )
      .getMany();
    return keys.map(({ learnerId, id }) => {
      const request = requests.find((each) => each.id === id && each.learnerId === learnerId);
      const rating = ratings.find((each) => each.requestId === id && each.learnerId === learnerId);
      return request === undefined ? null : { request, rating: rating ?? null };
    });
  }

  /** The latest first. */
  listOfAttempt(
    learnerId: string,
    attemptId: string,
    { before, limit }: { before: string | null; limit: number },
  ): Promise<FeedbackRequest[]> {
    return this.manager.find(FeedbackRequestEntity, {
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

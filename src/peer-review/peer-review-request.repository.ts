import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';

type RequestKey = Pick<PeerReviewRequest, 'learnerId' | 'id'>;

@Injectable()
export class PeerReviewRequestRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns false when the attempt has a request already */
  async insertIfNew(request: PeerReviewRequestEntity): Promise<boolean> {
    const result = await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(PeerReviewRequestEntity)
      .values(request)
      .orIgnore()
      .returning('id')
      .execute();
    const raw: unknown = result.raw;
    return Array.isArray(raw) && raw.length > 0;
  }

  /** The one that stands of an attempt; null when there is none, or it came to nothing. */
  findOf(learnerId: string, attemptId: string): Promise<PeerReviewRequestEntity | null> {
    return this.unitOfWork.manager.findOneBy(PeerReviewRequestEntity, {
      learnerId,
      attemptId,
      state: Not(In(['closed', 'cancelled', 'voided'])),
    });
  }

  /** All that there ever were of an attempt, kept as they are until the transaction ends. */
  lockAllOf({
    learnerId,
    attemptId,
  }: Pick<PeerReviewRequest, 'learnerId' | 'attemptId'>): Promise<PeerReviewRequestEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewRequestEntity, {
      where: { learnerId, attemptId },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** @throws AppError not-found, for another author's request too */
  async get({ learnerId, id }: RequestKey): Promise<PeerReviewRequestEntity> {
    const found = await this.unitOfWork.manager.findOneBy(PeerReviewRequestEntity, {
      learnerId,
      id,
    });
    if (found === null) throw notFound('request');
    return found;
  }

  /**
   * Whatever changes a request, its slots and reviews begins here, so that two of these never wait for
   * each other. Claims pass: they only add to it.
   *
   * @throws AppError not-found
   */
  async lock({ learnerId, id }: RequestKey): Promise<PeerReviewRequestEntity> {
    const found = await this.unitOfWork.manager.findOne(PeerReviewRequestEntity, {
      where: { learnerId, id },
      lock: { mode: 'for_no_key_update' },
    });
    if (found === null) throw notFound('request');
    return found;
  }

  /** Requests of one author, the latest first. */
  listOf(
    learnerId: string,
    page: { after: readonly [string, string] | null; limit: number },
  ): Promise<PeerReviewRequestEntity[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(PeerReviewRequestEntity, 'request')
      .where('request.learnerId = :learnerId', { learnerId })
      .orderBy('request.createdAt', 'DESC')
      .addOrderBy('request.id', 'DESC')
      .limit(page.limit);
    if (page.after !== null) {
      const [createdAt, id] = page.after;
      query.andWhere('(request.createdAt, request.id) < (:createdAt::timestamptz, :id::uuid)', {
        createdAt,
        id,
      });
    }
    return query.getMany();
  }

  /** Whose time has come, those that wait longest first, from below this one on. */
  listDue(
    now: Date,
    page: {
      after: Pick<PeerReviewRequest, 'settlesAt' | 'learnerId' | 'id'> | null;
      limit: number;
    },
  ): Promise<PeerReviewRequestEntity[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(PeerReviewRequestEntity, 'request')
      .where('request.resolvedAt IS NULL AND request.settlesAt <= :now', { now })
      .orderBy('request.settlesAt')
      .addOrderBy('request.learnerId')
      .addOrderBy('request.id')
      .limit(page.limit);
    if (page.after !== null) {
      const { settlesAt, learnerId, id } = page.after;
      query.andWhere(
        '(request.settlesAt, request.learnerId, request.id) > (:settlesAt, :learnerId, :id)',
        { settlesAt, learnerId, id },
      );
    }
    return query.getMany();
  }

  /** The same of one author. */
  listDueOf(learnerId: string, now: Date): Promise<PeerReviewRequestEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewRequestEntity, {
      where: { learnerId, resolvedAt: IsNull(), settlesAt: LessThanOrEqual(now) },
      order: { settlesAt: 'ASC', id: 'ASC' },
    });
  }

  /** Store what changed. @returns the request as it is now */
  async update(
    request: PeerReviewRequestEntity,
    changes: Partial<PeerReviewRequest>,
  ): Promise<PeerReviewRequestEntity> {
    const { learnerId, id, version } = request;
    const next = { ...changes, version: version + 1 };
    await this.unitOfWork.manager.update(PeerReviewRequestEntity, { learnerId, id }, next);
    return Object.assign(new PeerReviewRequestEntity(), request, next);
  }
}

import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { InterviewOutcome } from './domain/interview-outcome.js';
import { InterviewOutcomeEntity } from './interview-outcome.entity.js';

/** Names an interview of a learner. */
type Interview = Pick<InterviewOutcome, 'learnerId' | 'targetId' | 'interviewDay'>;

/** An outcome of somebody, without a word of theirs. */
export type BareOutcome = Omit<InterviewOutcome, 'note' | 'updatedAt' | 'version'>;

@Injectable()
export class InterviewOutcomeRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws AppError not-found, the same for another learner's outcome */
  async get(learnerId: string, id: string): Promise<InterviewOutcome> {
    const outcome = await this.unitOfWork.manager.findOneBy(InterviewOutcomeEntity, {
      learnerId,
      id,
    });
    if (outcome === null) throw notFound('interview outcome');
    return outcome;
  }

  /** The latest told first. */
  page(
    learnerId: string,
    page: { beforeId: string | null; limit: number },
  ): Promise<InterviewOutcome[]> {
    return this.unitOfWork.manager.find(InterviewOutcomeEntity, {
      where: { learnerId, ...(page.beforeId === null ? {} : { id: LessThan(page.beforeId) }) },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  exists({ learnerId, targetId, interviewDay }: Interview): Promise<boolean> {
    return this.unitOfWork.manager.existsBy(InterviewOutcomeEntity, {
      learnerId,
      targetId,
      interviewDay,
    });
  }

  listAll(learnerId: string): Promise<InterviewOutcome[]> {
    return this.unitOfWork.manager.find(InterviewOutcomeEntity, {
      where: { learnerId },
      order: { id: 'ASC' },
    });
  }

  /** The so many latest of everybody, in no order. */
  async listLatest(limit: number): Promise<BareOutcome[]> {
    return this.unitOfWork.manager.query<BareOutcome[]>(
      `SELECT learner_id AS "learnerId", id, target_id AS "targetId",
              interview_day::text AS "interviewDay", result, score, recorded_at AS "recordedAt"
         FROM readiness_outcome ORDER BY recorded_at DESC LIMIT $1`,
      [limit],
    );
  }

  /** Another as soon as anything was told, corrected or taken back. */
  async mark(): Promise<string> {
    const [row] = await this.unitOfWork.manager.query<{ mark: string }[]>(
      `SELECT count(*) || ' ' || coalesce(max(updated_at)::text, '') || ' ' || coalesce(sum(version), 0)
                AS mark
         FROM readiness_outcome`,
    );
    return row?.mark ?? '';
  }

  async save(outcome: InterviewOutcome): Promise<void> {
    await this.unitOfWork.manager.upsert(InterviewOutcomeEntity, { ...outcome }, [
      'learnerId',
      'id',
    ]);
  }

  async remove(learnerId: string, id: string): Promise<void> {
    await this.unitOfWork.manager.delete(InterviewOutcomeEntity, { learnerId, id });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(InterviewOutcomeEntity, { learnerId });
  }
}

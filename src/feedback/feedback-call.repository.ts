import { Injectable } from '@nestjs/common';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CallReport, PlannedCall } from './domain/chat.js';
import type { RecordedCall } from './domain/cost-of-calls.js';
import type { Feedback } from './domain/feedback.js';
import { FeedbackCallEntity } from './feedback-call.entity.js';
import type { FeedbackClaim, FeedbackKey } from './feedback-request.repository.js';
import { toStorableText } from './to-storable-json.js';

/** What is the same for all calls of a request. */
export type CallFacts = Pick<
  FeedbackCallEntity,
  'host' | 'modelAsked' | 'promptVersion' | 'promptHash' | 'rubricHash' | 'worstCaseTokens'
>;

/** The record of all calls to providers. */
@Injectable()
export class FeedbackCallRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Committed when it resolves, so that a call is charged for even if nobody lives to see its end.
   *
   * @returns false when the request is not this run's any more, which must not make the call then
   */
  async insert(
    { learnerId, id, runner }: FeedbackClaim,
    facts: CallFacts,
    call: PlannedCall,
    now: Date,
  ): Promise<boolean> {
    // The lock is what an end waits for, and what waits for it: no call escapes the settlement.
    const rows = await this.unitOfWork.manager.query<unknown[]>(
      `INSERT INTO feedback_call
         (learner_id, request_id, number, host, model_asked, prompt_version, prompt_hash, rubric_hash,
          worst_case_tokens, structure, dropped_parameters, started_at)
       SELECT r.learner_id, r.id, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
         FROM feedback_request r
        WHERE r.learner_id = $1 AND r.id = $2 AND r.runner = $3 AND r.state = 'running'
          FOR SHARE
       RETURNING number`,
      [
        learnerId,
        id,
        runner,
        call.number,
        facts.host,
        facts.modelAsked,
        facts.promptVersion,
        facts.promptHash,
        facts.rubricHash,
        facts.worstCaseTokens,
        call.structure,
        call.droppedParameters,
        now,
      ],
    );
    return rows.length > 0;
  }

  async finish(
    { learnerId, id }: FeedbackKey,
    { number }: PlannedCall,
    report: CallReport,
    now: Date,
  ): Promise<void> {
    await this.unitOfWork.manager.update(
      FeedbackCallEntity,
      { learnerId, requestId: id, number },
      {
        status: report.status,
        outcome: report.outcome,
        modelServed: report.modelServed,
        inputTokens: report.tokens?.input ?? null,
        outputTokens: report.tokens?.output ?? null,
        cost: report.cost,
        latencyMs: Math.round(report.latencyMs),
        raw: report.raw === null ? null : toStorableText(report.raw),
        endedAt: now,
      },
    );
  }

  /** What became of the answer that was used. */
  async noteUse(
    { learnerId, id }: FeedbackKey,
    number: number,
    { quotesKept, quotesDropped, flags }: Feedback,
  ): Promise<void> {
    await this.unitOfWork.manager.update(
      FeedbackCallEntity,
      { learnerId, requestId: id, number },
      { quotesKept, quotesDropped, flags },
    );
  }

  /** What servers said is erased with what came of it. */
  async forgetRaw({ learnerId, id }: FeedbackKey): Promise<void> {
    await this.unitOfWork.manager.update(
      FeedbackCallEntity,
      { learnerId, requestId: id },
      { raw: null },
    );
  }

  listOf({ learnerId, id }: FeedbackKey): Promise<(RecordedCall & { number: number })[]> {
    return this.unitOfWork.manager.find(FeedbackCallEntity, {
      select: {
        learnerId: true,
        requestId: true,
        number: true,
        status: true,
        inputTokens: true,
        outputTokens: true,
        worstCaseTokens: true,
      },
      where: { learnerId, requestId: id },
      order: { number: 'ASC' },
    });
  }

  listAll(learnerId: string): Promise<FeedbackCallEntity[]> {
    return this.unitOfWork.manager.find(FeedbackCallEntity, {
      where: { learnerId },
      order: { startedAt: 'ASC', requestId: 'ASC', number: 'ASC' },
    });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(FeedbackCallEntity, { learnerId });
  }

  /** @returns how many were made before an instant and are gone now */
  removeMadeBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'feedback_call',
      where: 'started_at < $1',
      parameter: before,
    });
  }
}

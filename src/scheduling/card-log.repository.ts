import { Injectable } from '@nestjs/common';
import { NamedStatements, type NamedStatement } from '../platform/database/named-statements.js';
import { plainColumns, rowArrays } from '../platform/database/plain-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardEntity } from './card.entity.js';
import type { Card } from './domain/card.js';
import type { PlacedEvent } from './domain/compare-events.js';
import type { ReviewEvent } from './domain/review-event.js';
import { lastReversals } from './last-reversals.js';
import { ReviewEventEntity, toReviewEvent, toReviewEventRow } from './review-event.entity.js';

/** More than undo and redo reach: the last thirty events, and those of a long day. */
const recentEvents = 1000;

/** Takes the next change number of learner $1, and their row with it. */
export const lockLearner = `
  INSERT INTO learner_state (learner_id, change_number) VALUES ($1, 1)
  ON CONFLICT (learner_id) DO UPDATE SET change_number = learner_state.change_number + 1
  RETURNING change_number`;

/** The append-only log, and the cards that are its folds. */
@Injectable()
export class CardLogRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly statements: NamedStatements,
  ) {}

  /**
   * Take a learner's log for this transaction, and the next change number with it. Writers of one
   * learner queue up here, so cards need no locks of their own and cannot deadlock.
   */
  async lockLearner(learnerId: string): Promise<number> {
    const rows = await this.unitOfWork.manager.query<{ change_number: number }[]>(lockLearner, [
      learnerId,
    ]);
    return rows[0]?.change_number ?? 0;
  }

  /** How often anything that the learner's queue depends on has changed; 0 before the first time. */
  async findChangeNumber(learnerId: string): Promise<number> {
    const rows = await this.unitOfWork.manager.query<{ change_number: number }[]>(
      `SELECT change_number FROM learner_state WHERE learner_id = $1`,
      [learnerId],
    );
    return rows[0]?.change_number ?? 0;
  }

  /**
   * Reviews that stand, on a later study day than the one before on their card since it was new. One
   * that a fold leaves out as too soon may be among them, so it finds fewer, never more.
   */
  async countSpacedReviews(learnerId: string): Promise<number> {
    const [row] = await this.unitOfWork.manager.query<{ count: number }[]>(
      `WITH ${lastReversals},
       standing AS (
         SELECT event.kind, study_day,
                lag(event.kind) OVER of_card AS kind_before,
                lag(study_day) OVER of_card AS day_before
           FROM review_event event LEFT JOIN reversal ON reversal.target_id = event.id
          WHERE learner_id = $1 AND event.kind IN ('review', 'forget')
            AND reversal.kind IS DISTINCT FROM 'void'
         WINDOW of_card AS (PARTITION BY question_id ORDER BY occurred_at, id))
       SELECT count(*)::int AS count FROM standing
        WHERE kind = 'review' AND kind_before = 'review' AND study_day > day_before`,
      [learnerId],
    );
    return row?.count ?? 0;
  }

  async findEvent(learnerId: string, id: string): Promise<ReviewEvent | null> {
    const row = await this.unitOfWork.manager.findOneBy(ReviewEventEntity, { learnerId, id });
    return row === null ? null : toReviewEvent(row);
  }

  /** Those of these events that are in the learner's log, in no particular order. */
  async findEvents(learnerId: string, ids: readonly string[]): Promise<ReviewEvent[]> {
    return this.readEvents(`learner_id = $1 AND id = ANY($2::uuid[])`, [learnerId, ids]);
  }

  /** The whole log of some cards, in no particular order. */
  async listEvents(learnerId: string, questionIds: readonly string[]): Promise<ReviewEvent[]> {
    const where = `learner_id = $1 AND question_id = ANY($2::uuid[])`;
    return this.readEvents(where, [learnerId, questionIds]);
  }

  /** The learner's latest events by their own time, latest first. */
  async listRecentEvents(learnerId: string): Promise<ReviewEvent[]> {
    const rows = await this.unitOfWork.manager.find(ReviewEventEntity, {
      where: { learnerId },
      order: { occurredAt: 'DESC', id: 'DESC' },
      take: recentEvents,
    });
    return rows.map(toReviewEvent);
  }

  /** Events before a place in the log, latest first. */
  async pageEvents(
    learnerId: string,
    page: { questionId?: string | undefined; before: PlacedEvent | null; limit: number },
  ): Promise<ReviewEvent[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(ReviewEventEntity, 'event')
      .where('event.learnerId = :learnerId', { learnerId })
      .orderBy({ 'event.occurredAt': 'DESC', 'event.id': 'DESC' })
      .take(page.limit);
    const { questionId, before } = page;
    if (questionId !== undefined) query.andWhere('event.questionId = :questionId', { questionId });
    if (before !== null) {
      query.andWhere('(event.occurredAt, event.id) < (:occurredAt, :id)', { ...before });
    }
    return (await query.getMany()).map(toReviewEvent);
  }

  /** As plain rows: made into entities, a long log takes longer to read than to fold. */
  private async readEvents(where: string, parameters: unknown[]): Promise<ReviewEvent[]> {
    const { manager } = this.unitOfWork;
    const rows = await manager.query<ReviewEventEntity[]>(
      `SELECT ${plainColumns(manager, ReviewEventEntity)} FROM review_event WHERE ${where}`,
      parameters,
    );
    return rows.map(toReviewEvent);
  }

  /**
   * Adds events of one learner, and puts cards in the place of what they were, any number of both at
   * once. The cards are marked with the change number that was taken with the lock, and are refused without it.
   */
  async write(events: readonly ReviewEvent[], cards: readonly Card[]): Promise<void> {
    const { manager } = this.unitOfWork;
    const log = rowArrays(manager, ReviewEventEntity, events.map(toReviewEventRow));
    const folds = rowArrays<Card>(manager, CardEntity, cards, log.parameters.length);
    const learner = log.parameters.length + folds.parameters.length + 1;
    const statement: NamedStatement = {
      name: `write-card-log-${Math.min(events.length, 2)}-${Math.min(cards.length, 2)}`,
      text: `
        WITH logged AS (
          INSERT INTO review_event (${log.columns}) SELECT * FROM ${log.source} AS event)
        INSERT INTO card (${folds.columns}, change_number)
        SELECT folded.*,
               (SELECT change_number FROM learner_state WHERE learner_id = $${learner})
          FROM ${folds.source} AS folded
        ON CONFLICT (learner_id, question_id)
        DO UPDATE SET ${folds.updates}, change_number = excluded.change_number`,
    };
    const learnerId = cards[0]?.learnerId;
    await this.statements.query(statement, [...log.parameters, ...folds.parameters, learnerId]);
  }
}

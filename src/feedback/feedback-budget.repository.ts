import { Injectable } from '@nestjs/common';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Cost, DayLimits, DayUsed, Reservation } from './domain/feedback-budget.js';
import { FeedbackDayEntity } from './feedback-day.entity.js';
import { FeedbackUsageEntity } from './feedback-usage.entity.js';

/** Whose budget has no room. */
export type SpentBudget = 'own' | 'everybody';

const mostInteger = 2_147_483_647;

/**
 * What the days cost and may still cost. Whoever changes more than one sort of row locks them in this order,
 * and so nobody waits in a circle: requests, usage of learners, days. Everybody meets at the row of the day,
 * which is therefore touched last.
 */
@Injectable()
export class FeedbackBudgetRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Only in the transaction that makes the request, which must come to nothing when this does.
   *
   * @returns whose budget has no room; null when both had
   */
  async reserve(
    learnerId: string,
    { day, calls, tokens }: Reservation,
    limits: DayLimits,
  ): Promise<SpentBudget | null> {
    const own = await this.query(
      `INSERT INTO feedback_usage AS u
         (learner_id, day, calls_used, calls_reserved, tokens_used, tokens_reserved)
       SELECT $1, $2, 0, $3, 0, $4 WHERE $3::integer <= $5 AND $4::integer <= $6
       ON CONFLICT (learner_id, day) DO UPDATE
          SET calls_reserved = u.calls_reserved + $3, tokens_reserved = u.tokens_reserved + $4
        WHERE u.calls_used + u.calls_reserved + $3 <= $5
          AND u.tokens_used::bigint + u.tokens_reserved + $4 <= $6
       RETURNING day`,
      [learnerId, day, calls, tokens, limits.calls, limits.tokens],
    );
    if (own.length === 0) return 'own';
    const everybody = await this.query(
      `INSERT INTO feedback_day AS d (day, tokens_used, tokens_reserved)
       SELECT $1, 0, $2 WHERE $2::bigint <= $3
       ON CONFLICT (day) DO UPDATE SET tokens_reserved = d.tokens_reserved + $2
        WHERE d.tokens_used + d.tokens_reserved + $2 <= $3
       RETURNING day`,
      [day, tokens, limits.globalTokens],
    );
    return everybody.length === 0 ? 'everybody' : null;
  }

  /** What of a day is spent for good. */
  async findUsed(learnerId: string, day: string): Promise<DayUsed> {
    const { manager } = this.unitOfWork;
    const own = await manager.findOneBy(FeedbackUsageEntity, { learnerId, day });
    const all = await manager.findOneBy(FeedbackDayEntity, { day });
    return {
      calls: own?.callsUsed ?? 0,
      tokens: own?.tokensUsed ?? 0,
      globalTokens: all?.tokensUsed ?? 0,
    };
  }

  /** Only in the transaction that ends the request: what was reserved is used now, or free again. */
  async settle(learnerId: string, { day, calls, tokens }: Reservation, cost: Cost): Promise<void> {
    await this.query(
      `UPDATE feedback_usage
          SET calls_reserved = calls_reserved - $3, calls_used = calls_used + $4,
              tokens_reserved = tokens_reserved - $5,
              tokens_used = least(tokens_used + $6::bigint, ${mostInteger})
        WHERE learner_id = $1 AND day = $2`,
      [learnerId, day, calls, cost.calls, tokens, cost.tokens],
    );
    await this.settleDay({ day, tokens }, cost.tokens);
  }

  /** The same where nobody's usage is kept any more. */
  async settleDay(
    { day, tokens }: Pick<Reservation, 'day' | 'tokens'>,
    used: number,
  ): Promise<void> {
    await this.query(
      `UPDATE feedback_day
          SET tokens_reserved = tokens_reserved - $2, tokens_used = tokens_used + $3
        WHERE day = $1`,
      [day, tokens, used],
    );
  }

  listUsage(learnerId: string): Promise<FeedbackUsageEntity[]> {
    return this.unitOfWork.manager.find(FeedbackUsageEntity, {
      where: { learnerId },
      order: { day: 'ASC' },
    });
  }

  async removeAllUsage(learnerId: string): Promise<void> {
    await this.query('DELETE FROM feedback_usage WHERE learner_id = $1', [learnerId]);
  }

  /** @param day UTC, YYYY-MM-DD; days that something is still reserved on stay */
  async removeBefore(day: string): Promise<void> {
    const where = 'day < $1 AND tokens_reserved = 0';
    await removeInBatches(this.unitOfWork, { table: 'feedback_usage', where, parameter: day });
    await removeInBatches(this.unitOfWork, { table: 'feedback_day', where, parameter: day });
  }

  private query(sql: string, parameters: unknown[]): Promise<unknown[]> {
    return this.unitOfWork.manager.query<unknown[]>(sql, parameters);
  }
}

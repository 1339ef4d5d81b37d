import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AttemptHintEntity } from './attempt-hint.entity.js';

/** Which hints were shown during which attempt. */
@Injectable()
export class AttemptHintRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the order in which they were shown. */
  list(learnerId: string, attemptId: string): Promise<AttemptHintEntity[]> {
    return this.unitOfWork.manager.find(AttemptHintEntity, {
      where: { learnerId, attemptId },
      order: { hintIndex: 'ASC' },
    });
  }

  async insert(hint: AttemptHintEntity): Promise<void> {
    await this.unitOfWork.manager.insert(AttemptHintEntity, hint);
  }

  /** When the last hint of an attempt was shown; null without hints. */
  async findLastShownAt(learnerId: string, attemptId: string): Promise<Date | null> {
    const [last] = await this.unitOfWork.manager.find(AttemptHintEntity, {
      where: { learnerId, attemptId },
      order: { shownAt: 'DESC' },
      take: 1,
    });
    return last?.shownAt ?? null;
  }

  /** Give an attempt the hints of an earlier one, shown when they were shown there. */
  async copy(learnerId: string, { from, to }: { from: string; to: string }): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO attempt_hint (learner_id, attempt_id, hint_index, shown_at)
       SELECT learner_id, $3, hint_index, shown_at FROM attempt_hint
        WHERE learner_id = $1 AND attempt_id = $2`,
      [learnerId, from, to],
    );
  }

  listAll(learnerId: string): Promise<AttemptHintEntity[]> {
    return this.unitOfWork.manager.find(AttemptHintEntity, {
      where: { learnerId },
      order: { shownAt: 'ASC', attemptId: 'ASC', hintIndex: 'ASC' },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { sessionKey } from './domain/plan.js';
import { sessionKinds } from './domain/programme.js';
import { PlanBook } from './plan-book.service.js';
import { PlanRepository, type StoredMark } from './plan.repository.js';

/** What a learner says of a sitting. */
export interface MarkWish {
  readonly minutes: number;
  readonly isDone: boolean;
}

/** Keeps what learners say of their sittings. */
@Injectable()
export class SessionMarks {
  constructor(
    private readonly plans: PlanRepository,
    private readonly book: PlanBook,
    private readonly cardLog: CardLog,
    private readonly clock: Clock,
  ) {}

  /** The same once more changes nothing: the day on which it was done stays. @throws AppError not-found */
  async put(
    learner: Learner,
    { id, key }: { id: string; key: string },
    wish: MarkWish,
  ): Promise<StoredMark> {
    return this.cardLog.exclusively(learner.id, async () => {
      await this.assertHas(learner.id, { id, key });
      const marks = await this.plans.listMarks(learner.id, id);
      const before = marks.find((mark) => mark.key === key);
      if (before?.isDone === wish.isDone && before.minutes === wish.minutes) return before;
      const now = this.clock.now();
      const today = studyDayOf(now, learner);
      const mark: StoredMark = {
        learnerId: learner.id,
        planId: id,
        key,
        minutes: wish.minutes,
        isDone: wish.isDone,
        doneDay: wish.isDone ? (before?.doneDay ?? today) : null,
        updatedAt: now,
      };
      await this.plans.saveMark(mark);
      return mark;
    });
  }

  private async assertHas(
    learnerId: string,
    { id, key }: { id: string; key: string },
  ): Promise<void> {
    const plan = await this.plans.get(learnerId, id);
    const { programme } = await this.book.editionOf(plan);
    const keys = programme.weeks.flatMap(({ number }) =>
      [...sessionKinds, 'flexible' as const].map((kind) => sessionKey(number, kind)),
    );
    if (!keys.includes(key)) throw notFound('session');
  }
}

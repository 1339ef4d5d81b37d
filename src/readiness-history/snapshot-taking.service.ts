import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Assessments } from '../readiness/assessments.service.js';
import type { Target } from '../readiness/domain/target.js';
import { TargetReader } from '../readiness/target.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import type { Snapshot } from './domain/snapshot.js';
import { SnapshotBook } from './snapshot-book.service.js';

/** Takes the score of a target as it is at this moment. */
@Injectable()
export class SnapshotTaking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly targets: TargetReader,
    private readonly assessments: Assessments,
    private readonly book: SnapshotBook,
    private readonly clock: Clock,
  ) {}

  /**
   * Because the learner wants it.
   *
   * @throws AppError not-found; invalid-state for a target that is put away or whose interview is over,
   *   and without a graded answer
   */
  takeAsked(learner: Learner, targetId: string): Promise<Snapshot> {
    return this.unitOfWork.run(async () => {
      const target = await this.targets.getOwn(learner.id, targetId);
      const studyDay = studyDayOf(this.clock.now(), learner);
      assertInUse(target, studyDay);
      const basis = await this.book.lock({ learnerId: learner.id, targetId });
      await this.book.assertRoom(basis);
      const assessment = await this.assessments.assess(learner, targetId);
      const terms = { origin: 'on-demand', isFinal: false, studyDay } as const;
      const snapshot = await this.book.keep(assessment, terms, basis);
      if (snapshot !== null) return snapshot;
      throw new AppError('invalid-state', 'No answer for this target is graded yet.');
    });
  }

  /** Because a day is over, or that of the interview has come: the last thing told before it. */
  takeDue(learner: Learner, target: Target, origin: 'daily' | 'interview'): Promise<void> {
    return this.unitOfWork.run(async () => {
      const today = studyDayOf(this.clock.now(), learner);
      const basis = await this.book.lock({ learnerId: learner.id, targetId: target.id });
      const assessment = await this.assessments.assess(learner, target.id);
      const terms = { origin, isFinal: origin === 'interview', studyDay: today };
      await this.book.keep(assessment, terms, { ...basis, lookedDay: today });
    });
  }

  /** The day of the interview went by unseen: what was told last before it stands for it. */
  settle(learner: Learner, target: Target): Promise<void> {
    const { id: targetId, interviewDay } = target;
    return this.unitOfWork.run(async () => {
      const today = studyDayOf(this.clock.now(), learner);
      const basis = await this.book.lock({ learnerId: learner.id, targetId });
      await this.book.settle({ ...basis, lookedDay: today }, interviewDay ?? today);
    });
  }
}

function assertInUse({ archivedAt, interviewDay }: Target, today: string): void {
  if (archivedAt !== null) throw new AppError('invalid-state', 'The target is put away.');
  if (interviewDay === null || interviewDay >= today) return;
  const detail = 'The interview is over: the last score before it stands.';
  throw new AppError('invalid-state', detail);
}

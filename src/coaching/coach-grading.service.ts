import { Injectable } from '@nestjs/common';
import type { ShownGrade } from '../attempts/domain/shown-grade.js';
import { GradeGiving, type GivenJudgement } from '../attempts/grade-giving.service.js';
import { AppError, notFound } from '../kernel/app-error.js';
import { AccountReader } from '../identity/account.reader.js';
import { Notifier } from '../notifications/notifier.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MemberAttempts, type AttemptRef } from './member-attempts.service.js';

/** What a coach says of an answer, and why. */
export interface CoachJudgement {
  readonly sheet: GivenJudgement['sheet'];
  readonly reason: string;
}

/** Coaches grade the answers that members show them. */
@Injectable()
export class CoachGrading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: MemberAttempts,
    private readonly accounts: AccountReader,
    private readonly giving: GradeGiving,
    private readonly notifier: Notifier,
  ) {}

  /** @throws AppError forbidden for one's own answer, not-found, not-shared, invalid-state, rule-violated */
  grade(coachId: string, ref: AttemptRef, { sheet, reason }: CoachJudgement): Promise<ShownGrade> {
    const { memberId, attemptId } = ref;
    if (memberId === coachId) {
      throw new AppError('forbidden', 'A coach does not grade their own answers.');
    }
    return this.unitOfWork.run(async () => {
      const { attempt } = await this.attempts.openToGrade(coachId, ref);
      const [author, coach] = [
        await this.accounts.find(memberId),
        await this.accounts.find(coachId),
      ];
      if (author === null || coach === null) throw notFound('member');
      const { zone, rolloverHour } = author;
      const grade = await this.giving.give(
        { id: memberId, zone, rolloverHour },
        { attemptId, sheet, signed: { kind: 'coach', graderId: coachId, reason } },
      );
      const { questionId } = attempt;
      await this.notifier.notify([
        { learnerId: memberId, kind: 'attempt.graded', data: { attemptId, questionId } },
      ]);
      return { grade, counts: true, graderName: coach.displayName };
    });
  }
}

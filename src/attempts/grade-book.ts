import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import type { Attempt } from './domain/attempt.js';
import { blindKinds, type Grade } from './domain/grade.js';
import type { GradeSheet, Judged } from './domain/judge-answer.js';
import { RATING_POLICY } from './domain/rating-policy.js';
import { GradeEntity } from './grade.entity.js';
import { GradeRepository } from './grade.repository.js';
import { SheetMeasure } from './sheet-measure.service.js';

/** Who says it, and why; of a settlement also whether the card is to go by it. */
type Signed = Pick<Grade, 'kind' | 'graderId' | 'reason'> & Partial<Pick<Grade, 'leavesCard'>>;

/** Measures answers by the revision they were made on, and keeps every grade there ever was. */
@Injectable()
export class GradeBook {
  constructor(
    private readonly grades: GradeRepository,
    private readonly measure: SheetMeasure,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Judge an answer and write the grade down. Only while the attempt is locked.
   *
   * @throws AppError rule-violated, with everything that is wrong with the sheet
   */
  async append(attempt: Attempt, sheet: GradeSheet, signed: Signed): Promise<Grade> {
    return this.write(attempt, await this.measure.judge(attempt, sheet), signed);
  }

  /** Write a judgement down that was made elsewhere. Only while the attempt is locked. */
  async write(attempt: Attempt, judged: Judged, signed: Signed): Promise<Grade> {
    const { id, learnerId, revisionId } = attempt;
    const grade = Object.assign(new GradeEntity(), {
      leavesCard: false,
      ...judged,
      ...signed,
      policy: RATING_POLICY,
      id: blindKinds.has(signed.kind) ? this.ids.nextUntimed() : this.ids.next(),
      learnerId,
      attemptId: id,
      revisionId,
      number: await this.grades.nextNumber(learnerId, id),
      createdAt: this.clock.now(),
      voidedAt: null,
    });
    await this.grades.insert(grade);
    return grade;
  }

  /** Let grades of an attempt count no more. Only while it is locked. */
  async void({ learnerId, id }: Attempt, gradeIds: readonly string[]): Promise<void> {
    await this.grades.void({ learnerId, attemptId: id }, gradeIds, this.clock.now());
  }
}

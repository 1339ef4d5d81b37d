import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Attempt } from './domain/attempt.js';
import type { Grade } from './domain/grade.js';
import { judgeAnswer, type GradeSheet, type Judged } from './domain/judge-answer.js';
import { RATING_POLICY } from './domain/rating-policy.js';
import { GradeEntity } from './grade.entity.js';
import { GradeRepository } from './grade.repository.js';

/** Measures answers by the revision they were made on, and keeps every grade there ever was. */
@Injectable()
export class GradeBook {
  constructor(
    private readonly grades: GradeRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Judge an answer and write the grade down. Only while the attempt is locked.
   *
   * @throws AppError rule-violated, with everything that is wrong with the sheet
   */
  async append(
    attempt: Attempt,
    sheet: GradeSheet,
    signed: Pick<Grade, 'kind' | 'graderId' | 'reason'>,
  ): Promise<Grade> {
    const { id, learnerId, revisionId } = attempt;
    const grade = Object.assign(new GradeEntity(), {
      ...(await this.judge(attempt, sheet)),
      ...signed,
      policy: RATING_POLICY,
      id: this.ids.next(),
      learnerId,
      attemptId: id,
      revisionId,
      number: await this.grades.nextNumber(learnerId, id),
      createdAt: this.clock.now(),
    });
    await this.grades.insert(grade);
    return grade;
  }

  private async judge(attempt: Attempt, sheet: GradeSheet): Promise<Judged> {
    const { revisionId, candidateLevel } = attempt;
    const criteria = await this.questions.getCriteria(revisionId, candidateLevel);
    const { redFlags, kind } = await this.questions.getRevision(revisionId);
    const yardstick = { criteria, redFlagCount: redFlags.length, isStory: kind === 'behavioral' };
    const judgement = judgeAnswer(attempt, yardstick, sheet);
    if (judgement.kind === 'judged') return judgement.grade;
    throw ruleViolated(
      judgement.problems.map(({ pointer, code, detail }) => ({
        // The body says `criterion` where a stored grade says `criterionKey`.
        pointer: `#${pointer.replace(/Key$/u, '')}`,
        code,
        detail,
      })),
    );
  }
}

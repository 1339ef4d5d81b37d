import { Injectable } from '@nestjs/common';
import { Assessments } from '../readiness/assessments.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { CohortMeasures, type CoachPlace, type MeasureWish } from './cohort-measures.service.js';
import type { ScoredMember } from './domain/member-readiness.js';

/** Scores members by what they are measured by. */
@Injectable()
export class MemberScores {
  constructor(
    private readonly measures: CohortMeasures,
    private readonly assessments: Assessments,
  ) {}

  /** By learner; those who are measured by nothing are missing. @throws AppError rule-violated */
  async score(
    place: CoachPlace,
    learners: readonly Learner[],
    wish: MeasureWish,
  ): Promise<ReadonlyMap<string, Pick<ScoredMember, 'measure' | 'readiness'>>> {
    const subjects = await this.measures.choose(place, learners, wish);
    const assessed = await this.assessments.assessEach(subjects);
    return new Map(
      assessed.map(({ learnerId, readiness }, index) => {
        const terms = subjects[index]?.terms;
        const { skills = [], bar = 0, interviewDay = null } = terms ?? {};
        return [learnerId, { measure: { skills, bar, interviewDay }, readiness }];
      }),
    );
  }
}

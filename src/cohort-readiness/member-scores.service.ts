import { Injectable } from '@nestjs/common';
import { CohortMaterial } from '../coaching/cohort-material.service.js';
import { Assessments } from '../readiness/assessments.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { CohortMeasures, type CoachPlace, type MeasureWish } from './cohort-measures.service.js';
import type { MemberScore } from './domain/member-readiness.js';

/**
 * Scores members by what they are measured by, as far as that is of the cohort: coaches see no figure that
 * rests on an answer which they may not look at there, be it one question or a sum of many.
 */
@Injectable()
export class MemberScores {
  constructor(
    private readonly measures: CohortMeasures,
    private readonly assessments: Assessments,
    private readonly material: CohortMaterial,
  ) {}

  /** By learner; those who are measured by nothing are missing. @throws AppError rule-violated */
  async score(
    place: CoachPlace,
    learners: readonly Learner[],
    wish: MeasureWish,
  ): Promise<ReadonlyMap<string, MemberScore>> {
    const subjects = await this.measures.choose(place, learners, wish);
    const material = await this.material.listQuestionIds(place.coach.id, place.cohortId);
    const assessed = await this.assessments.assessEach(subjects, new Set(material));
    return new Map(
      assessed.map(({ learnerId, asked, input, readiness }, index) => {
        const terms = subjects[index]?.terms;
        const { skills = [], bar = 0, interviewDay = null } = terms ?? {};
        const questions = { asked, ofCohort: input.questions.length };
        return [learnerId, { measure: { skills, bar, interviewDay }, questions, readiness }];
      }),
    );
  }
}

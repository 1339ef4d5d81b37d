import { roundFigure } from '../kernel/round-figure.js';
import { MemberReadinessResponse } from './cohort-readiness.dto.js';
import { hasData, type CohortReadiness } from './cohort-readiness.service.js';
import { expectedPasses } from './domain/expected-passes.js';
import { gradesWanted } from './domain/grades-wanted.js';

const mostGrades = 10;

/** How many of those with a score are expected to reach the bar. */
export class ExpectedPassesResponse {
  /** Members with a score. @example 12 */
  of: number;
  /** The sum of their chances. @example 4.7 */
  expected: number;
  /** The spread of that number, if they pass or fail independently. @example 1.4 */
  sd: number;
}

/** A question whose must-have several have open. */
export class CommonMustHaveResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** How many missed a must-have of it on their last graded answer. @example 5 */
  members: number;
  /** Of those with a score, 0..1. @example 0.42 */
  share: number;
}

/** Whose range one grade of yours would narrow most. */
export class GradeWantedResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  accountId: string;
  /** In which skill. @example transactions */
  skillId: string;
  /** Of the whole score. @example 0.08 */
  sdNow: number;
  /** With the grade. @example 0.07 */
  sdAfter: number;
}

/** The cohort as a whole, whichever page was asked for. */
export class CohortOutlookResponse {
  /** How many learn here. @example 14 */
  members: number;
  /** Those who do not show it. @example 1 */
  notSharing: number;
  /** Those who aim at nothing, where each is measured by a target of their own. @example 1 */
  withoutTarget: number;
  /** Those who are measured by no question of the cohort. @example 1 */
  withoutQuestions: number;
  /** Those without a graded answer. @example 0 */
  withoutData: number;
  expectedPasses: ExpectedPassesResponse;
  /** The twenty questions with which most have trouble, that of the most first. */
  mustHaves: CommonMustHaveResponse[];
  /** The ten members whose range one grade of a coach would narrow most. */
  gradesWanted: GradeWantedResponse[];
}

/** A skill that somebody is measured by. */
export class MeasuredSkillResponse {
  /** @example transactions */
  skillId: string;
  /** @example Transactions */
  name: string;
}

/** How ready the members of a cohort are. */
export class CohortReadinessResponse {
  /** @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  /** The cohort as a whole. */
  outlook: CohortOutlookResponse;
  /** Every skill that anybody is measured by, in the order of the blueprints. */
  skills: MeasuredSkillResponse[];
  /** Those who learn here, in the order in which they joined. */
  data: MemberReadinessResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toOutlookResponse(cohort: CohortReadiness): CohortOutlookResponse {
  const { members, mustHaves } = cohort;
  const scored = members.filter(hasData);
  const countOf = (state: string) => members.filter((each) => each.state === state).length;
  const passes = expectedPasses(scored.map(({ readiness }) => readiness.passProbability));
  const wanted = gradesWanted(
    scored.map(({ member: { learnerId }, readiness: { askNext } }) => ({ learnerId, askNext })),
    mostGrades,
  );
  return {
    members: members.length,
    notSharing: countOf('not-sharing'),
    withoutTarget: countOf('no-target'),
    withoutQuestions: countOf('no-questions'),
    withoutData: countOf('scored') - scored.length,
    expectedPasses: {
      of: passes.of,
      expected: roundFigure(passes.expected),
      sd: roundFigure(passes.sd),
    },
    mustHaves: mustHaves.map(({ questionId, title, members: count, share }) => {
      return { questionId, title, members: count, share: roundFigure(share) };
    }),
    gradesWanted: wanted.map(({ learnerId: accountId, skillId, sdNow, sdAfter }) => {
      return { accountId, skillId, sdNow: roundFigure(sdNow), sdAfter: roundFigure(sdAfter) };
    }),
  };
}

/** Of all of them, each skill once. */
export function toMeasuredSkills({ members }: CohortReadiness): MeasuredSkillResponse[] {
  const names = new Map<string, string>();
  for (const each of members) {
    if (each.state !== 'scored') continue;
    for (const { skillId, name } of each.measure.skills) {
      if (!names.has(skillId)) names.set(skillId, name);
    }
  }
  return Array.from(names, ([skillId, name]) => ({ skillId, name }));
}

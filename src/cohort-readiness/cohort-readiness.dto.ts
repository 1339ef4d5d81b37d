import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { roundFigure } from '../kernel/round-figure.js';
import { chartThemes, type ChartTheme } from '../platform/charts/chart.js';
import { CanBeAbsent, IsId } from '../platform/http/fields.js';
import { IsFormat } from '../platform/http/formats.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { IsSlug } from '../question-bank/document-fields.js';
import { TrustResponse } from '../readiness/readiness-report.dto.js';
import {
  readinessStatuses,
  type ReadinessStatus,
  type SkillReadiness,
} from '../readiness/domain/readiness.js';
import { hasData } from './cohort-readiness.service.js';
import {
  memberStates,
  type MemberReadiness,
  type ScoredMember,
} from './domain/member-readiness.js';

/** By what members are measured, and in which form. */
export class CohortReadinessQueryDto extends PageQueryDto {
  /** A role of a kit. @example senior-backend */
  @CanBeAbsent()
  @IsSlug()
  template?: string;

  /** A target of yours, whose blueprint and banks are taken for everybody, its rules for single questions not. Not beside `template`. */
  @CanBeAbsent()
  @IsId()
  targetId?: string;

  /** Wins over `Accept`. CSV holds everybody, whichever page is asked for. @example csv */
  @IsFormat('json', 'csv', 'svg')
  format?: 'json' | 'csv' | 'svg';

  /** The colours of the drawing; `auto` follows what the viewer prefers. */
  @ApiProperty({ required: false, default: 'auto', enum: chartThemes })
  @CanBeAbsent()
  @IsIn(chartThemes)
  theme: ChartTheme = 'auto';
}

/** Somebody who learns here. */
export class ReadyMemberResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  accountId: string;
  /** @example Mia */
  displayName: string;
}

/** How many questions somebody is measured by. */
export class MeasuredQuestionsResponse {
  /** Of banks that you may read. @example 120 */
  asked: number;
  /** Those of them in the cohort's banks and assignments: only these count. @example 80 */
  ofCohort: number;
}

/** How ready a member is in one skill. Figures are 0..1, and null without a graded answer in it. */
export class MemberSkillResponse {
  /** @example transactions */
  skillId: string;
  /** @example Transactions */
  name: string;
  /** Its share of the interview. @example 0.2 */
  weight: number;
  mustHave: boolean;
  /** Of must-have skills. @example 0.45 */
  minScore: number | null;
  /** @example 0.58 */
  score: number | null;
  /** @example 0.5 */
  low80: number | null;
  /** @example 0.66 */
  high80: number | null;
  /** @example 0.06 */
  sd: number | null;
  /** Share of its questions that was practised. @example 0.3 */
  coverage: number;
  /** Graded ones. @example 7 */
  attempts: number;
  /** Questions of it whose last graded answer missed a must-have. @example 1 */
  openMustHaves: number;
  @ApiProperty({ enum: readinessStatuses })
  status: ReadinessStatus;
}

/** The skill in which a grade of yours would narrow a member's range most. */
export class SkillToGradeResponse {
  /** @example transactions */
  skillId: string;
  /** Of the whole score. @example 0.08 */
  sdNow: number;
  /** With one more grade of a coach. @example 0.07 */
  sdAfter: number;
}

/** How ready a member is. */
export class MemberReadinessResponse {
  member: ReadyMemberResponse;
  /** Whether there are figures: `not-sharing` shows none, `no-target` aims at nothing, and `no-questions` at no question of the cohort. */
  @ApiProperty({ enum: memberStates })
  state: (typeof memberStates)[number];
  /** What they are measured by; null when there is nothing. */
  questions: MeasuredQuestionsResponse | null;
  /** Of what they are measured by; null when there is none. @example 2026-12-01 */
  interviewDay: string | null;
  /** Null without a score. */
  @ApiProperty({ enum: readinessStatuses, nullable: true })
  status: ReadinessStatus | null;
  /** @example 0.58 */
  score: number | null;
  /** @example 0.5 */
  low80: number | null;
  /** @example 0.66 */
  high80: number | null;
  /** @example 0.06 */
  sd: number | null;
  /** Of reaching the bar. @example 0.41 */
  passProbability: number | null;
  /** @example 0.65 */
  bar: number | null;
  /** @example 0.3 */
  coverage: number | null;
  /** Graded ones. @example 42 */
  attempts: number | null;
  /** Where the weight of their grades comes from. */
  trust: TrustResponse | null;
  askNext: SkillToGradeResponse | null;
  /** In the order of the blueprint. */
  skills: MemberSkillResponse[];
}

export function toMemberReadinessResponse(each: MemberReadiness): MemberReadinessResponse {
  const { learnerId: accountId, displayName } = each.member;
  const member = { accountId, displayName };
  if (each.state === 'no-questions') return { ...nothing, ...each, member };
  if (each.state !== 'scored') return { ...nothing, member, state: each.state };
  const { measure, questions, readiness } = each;
  const { bar, interviewDay } = measure;
  const { status, coverage, attempts } = readiness;
  return {
    ...nothing,
    member,
    state: 'scored',
    questions,
    interviewDay,
    bar,
    status,
    coverage: roundFigure(coverage),
    attempts,
    ...(hasData(each) ? toFigures(each) : {}),
    skills: readiness.skills.map(toMemberSkillResponse),
  };
}

const nothing: Omit<MemberReadinessResponse, 'member' | 'state'> = {
  questions: null,
  interviewDay: null,
  status: null,
  score: null,
  low80: null,
  high80: null,
  sd: null,
  passProbability: null,
  bar: null,
  coverage: null,
  attempts: null,
  trust: null,
  askNext: null,
  skills: [],
};

type Figures = 'score' | 'low80' | 'high80' | 'sd' | 'passProbability' | 'trust' | 'askNext';

function toFigures({ readiness }: ScoredMember): Pick<MemberReadinessResponse, Figures> {
  const { overall, passProbability, trust, askNext } = readiness;
  const { self, peer, llm, coach } = trust;
  return {
    score: roundFigure(overall.score),
    low80: roundFigure(overall.low80),
    high80: roundFigure(overall.high80),
    sd: roundFigure(overall.sd),
    passProbability: roundFigure(passProbability),
    trust: {
      self: roundFigure(self),
      peer: roundFigure(peer),
      llm: roundFigure(llm),
      coach: roundFigure(coach),
    },
    askNext:
      askNext === null
        ? null
        : {
            skillId: askNext.skillId,
            sdNow: roundFigure(askNext.sdNow),
            sdAfter: roundFigure(askNext.sdAfter),
          },
  };
}

function toMemberSkillResponse(skill: SkillReadiness): MemberSkillResponse {
  const shown = (figure: number) => (skill.status === 'no-data' ? null : roundFigure(figure));
  return {
    skillId: skill.skillId,
    name: skill.name,
    weight: roundFigure(skill.weight),
    mustHave: skill.isMustHave,
    minScore: skill.minScore,
    score: shown(skill.score),
    low80: shown(skill.low80),
    high80: shown(skill.high80),
    sd: shown(skill.sd),
    coverage: roundFigure(skill.coverage),
    attempts: skill.attempts,
    openMustHaves: skill.openMustHaves.length,
    status: skill.status,
  };
}

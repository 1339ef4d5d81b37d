import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { candidateLevels } from '../attempts/attempt-words.js';
import { IsListOf, IsOneOf, IsSlug } from '../question-bank/document-fields.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { CanBeAbsent, IsDay, IsId, IsIdList, IsText, IsWhole } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { QuestionRule } from './domain/target.js';
import type { NamedSkill, SaidTerms } from './target-drafts.service.js';
import { IsBar, IsRuleWeight, IsShare, IsWeight } from './target-fields.js';
import type { StoredTarget } from './target.repository.js';

const mostBanks = 50;
const mostSkills = 60;
const mostRules = 500;
const targetStates = ['active', 'archived', 'all'] as const;

/** What an interview asks of one skill. */
export class TargetSkillDto {
  /** Slug of a skill of the catalogue. @example transactions */
  @IsSlug()
  skillId: string;

  /** Its share of the interview: how it stands to the other weights is all that counts. @example 12 */
  @IsWeight()
  weight: number;

  /** Whether nobody passes who is below `minScore` here, however good the rest is; false unless given. */
  @CanBeAbsent()
  @IsBoolean({ message: 'must be true or false' })
  mustHave?: boolean;

  /** The least score in a must-have skill, 0 to 1; null takes what the formula says, 0.45. @example 0.5 */
  @IsOptional()
  @IsShare()
  minScore?: number | null;
}

/** What a target says of one question. */
export class QuestionRuleDto {
  /** A question of one of the target's banks that comes back. */
  @IsId()
  questionId: string;

  /** How much of its skill it stands for, beside 1 of those without a rule; 0 leaves it out. @example 2 */
  @CanBeAbsent()
  @IsRuleWeight()
  weight?: number;

  /** Whether nobody is ready without having shown its must-haves; false unless given. */
  @CanBeAbsent()
  @IsBoolean({ message: 'must be true or false' })
  critical?: boolean;
}

/** A change of a target: what is left out stays. */
export class UpdateTargetDto {
  /** What to call it. @example Senior backend at Acme */
  @CanBeAbsent()
  @IsText(1, 120)
  name?: string;

  /** The level the candidate is judged at. @example senior */
  @CanBeAbsent()
  @IsOneOf(candidateLevels)
  level?: CandidateLevel;

  /** The day of the interview by the learner's calendar, today at the earliest; null when it is not known. */
  @IsOptional()
  @IsDay()
  interviewDay?: string | null;

  /** The score from which the interview is passed, 0.05 to 0.95. @example 0.65 */
  @CanBeAbsent()
  @IsBar()
  bar?: number;

  /** Questions that one interview asks: the fewer, the more luck is in it. @example 8 */
  @CanBeAbsent()
  @IsWhole(1, 50)
  mockQuestions?: number;

  /** The share of the interview that is not from the banks, 0 to 1. @example 0.5 */
  @CanBeAbsent()
  @IsShare()
  novelty?: number;

  /** What it asks, by skill; at most 60. */
  @CanBeAbsent()
  @IsListOf(() => TargetSkillDto, { min: 1, max: mostSkills })
  skills?: TargetSkillDto[];

  /** The banks it is practised with; they need not be followed. */
  @IsIdList({ min: 0, max: mostBanks })
  bankIds?: string[];

  /** What holds for single questions; at most 500. Those that are not here weigh 1 and are not critical. */
  @CanBeAbsent()
  @IsListOf(() => QuestionRuleDto, { min: 0, max: mostRules })
  questionRules?: QuestionRuleDto[];
}

/** A role to be ready for. */
export class CreateTargetDto extends UpdateTargetDto {
  /** Slug of a template that fills in what is left out; without one name, level and skills are needed. @example senior-backend */
  @CanBeAbsent()
  @IsSlug()
  template?: string;
}

/** Which targets are listed. */
export class TargetQueryDto extends PageQueryDto {
  /** Those in use, the archived ones, or all. */
  @ApiProperty({ required: false, default: 'active', enum: targetStates })
  @CanBeAbsent()
  @IsOneOf(targetStates)
  state: (typeof targetStates)[number] = 'active';
}

/** What an interview asks of one skill. */
export class TargetSkillResponse {
  /** Slug of the skill. @example transactions */
  skillId: string;
  /** @example Transactions */
  name: string;
  /** Its share of the interview: how it stands to the other weights is all that counts. @example 12 */
  weight: number;
  /** Whether nobody passes who is below `minScore` here. @example true */
  mustHave: boolean;
  /** The least score here, 0 to 1; null where the formula says, and where it is no must-have. @example 0.5 */
  minScore: number | null;
}

/** What a target says of one question. */
export class QuestionRuleResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  questionId: string;
  /** How much of its skill it stands for; 0 leaves it out. @example 1 */
  weight: number;
  /** Whether nobody is ready without having shown its must-haves. @example true */
  critical: boolean;
}

/** A role that a learner wants to be ready for. */
export class TargetResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 1 */
  version: number;
  /** @example Senior backend at Acme */
  name: string;
  /** Slug of the template it was made from; null when it was not. @example senior-backend */
  template: string | null;
  /** The level the candidate is judged at. @example senior */
  @ApiProperty({ enum: candidateLevels })
  level: CandidateLevel;
  /** The day of the interview by the learner's calendar; null when it is not known. @example 2026-12-14 */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  interviewDay: string | null;
  /** The score from which the interview is passed. @example 0.65 */
  bar: number;
  /** Questions that one interview asks. @example 8 */
  mockQuestions: number;
  /** The share of the interview that is not from the banks. @example 0.5 */
  novelty: number;
  /** What it asks, by skill. */
  skills: TargetSkillResponse[];
  /** The banks it is practised with. */
  bankIds: string[];
  /** What holds for single questions. */
  questionRules: QuestionRuleResponse[];
  /** When it was archived; null while it is in use. @example null */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  archivedAt: string | null;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
}

/** A page of targets. */
export class TargetPageResponse {
  data: TargetResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toSaidTerms({ skills, questionRules, ...said }: UpdateTargetDto): SaidTerms {
  return { ...said, skills: skills?.map(toNamedSkill), questionRules: questionRules?.map(toRule) };
}

function toNamedSkill({ skillId, weight, mustHave, minScore }: TargetSkillDto): NamedSkill {
  return { skillId, weight, isMustHave: mustHave ?? false, minScore: minScore ?? null };
}

function toRule({ questionId, weight, critical }: QuestionRuleDto): QuestionRule {
  return { questionId, weight: weight ?? 1, isCritical: critical ?? false };
}

export function toSkillResponse(skill: StoredTarget['skills'][number]): TargetSkillResponse {
  const { skillId, name, weight, isMustHave, minScore } = skill;
  return { skillId, name, weight, mustHave: isMustHave, minScore };
}

export function toRuleResponse({
  questionId,
  weight,
  isCritical,
}: QuestionRule): QuestionRuleResponse {
  return { questionId, weight, critical: isCritical };
}

export function toTargetResponse(target: StoredTarget): TargetResponse {
  const { id, version, name, template, level, interviewDay, bar, mockQuestions, novelty } = target;
  return {
    id,
    version,
    name,
    template,
    level,
    interviewDay,
    bar,
    mockQuestions,
    novelty,
    skills: target.skills.map(toSkillResponse),
    bankIds: [...target.bankIds],
    questionRules: target.questionRules.map(toRuleResponse),
    archivedAt: target.archivedAt?.toISOString() ?? null,
    createdAt: target.createdAt.toISOString(),
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { candidateLevels } from '../attempts/attempt-words.js';
import { IsSlug } from '../question-bank/document-fields.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import {
  QuestionRuleResponse,
  TargetSkillResponse,
  toRuleResponse,
  toSkillResponse,
} from './target.dto.js';
import type { StoredTemplate } from './template.repository.js';

/** The path parameter of a template. */
export class TemplateParamDto {
  /** Slug of the template. @example senior-backend */
  @IsSlug()
  slug: string;
}

/** A role as a kit describes it: a target is made of it by its slug. */
export class TemplateResponse {
  /** @example senior-backend */
  slug: string;
  /** @example Senior backend engineer */
  name: string;
  /** One line on what the role does. @example Builds and runs services on top of databases. */
  description: string;
  /** The level the candidate is judged at. @example senior */
  @ApiProperty({ enum: candidateLevels })
  level: CandidateLevel;
  /** The score from which the interview is passed. @example 0.65 */
  bar: number;
  /** Questions that one interview asks. @example 8 */
  mockQuestions: number;
  /** The share of the interview that is not from the bank. @example 0.5 */
  novelty: number;
  /** The bank of its critical questions. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  bankId: string;
  /** What it asks, by skill. */
  skills: TargetSkillResponse[];
  /** What holds for single questions. */
  questionRules: QuestionRuleResponse[];
}

/** All templates. */
export class TemplateListResponse {
  /** In the order of the kit. */
  data: TemplateResponse[];
}

export function toTemplateResponse(template: StoredTemplate): TemplateResponse {
  const { slug, name, description, level, bar, mockQuestions, novelty, bankId } = template;
  return {
    slug,
    name,
    description,
    level,
    bar,
    mockQuestions,
    novelty,
    bankId,
    skills: template.skills.map(toSkillResponse),
    questionRules: template.questionRules.map(toRuleResponse),
  };
}

import { IsBoolean, IsOptional } from 'class-validator';
import { candidateLevels } from '../attempts/attempt-words.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { IsListOf, IsOneOf, IsSlug, IsSlugList } from '../question-bank/document-fields.js';
import { CanBeAbsent, IsText, IsWhole } from '../platform/http/fields.js';
import { IsBar, IsShare, IsWeight } from './target-fields.js';

/** What a role asks of one skill, as a kit says it. */
export class KitTargetSkillDto {
  /** Slug of the skill. */
  @IsSlug()
  skill: string;

  /** Its share of the interview: how it stands to the others. */
  @IsWeight()
  weight: number;

  /** Whether nobody passes below `minScore` here. */
  @CanBeAbsent()
  @IsBoolean()
  mustHave?: boolean;

  /** The least score in a must-have skill. */
  @IsOptional()
  @IsShare()
  minScore?: number | null;
}

/** A role as `targets.yaml` of a kit says it. */
export class KitTargetDto {
  /** What it is called by in addresses. */
  @IsSlug()
  slug: string;

  /** What it is called. */
  @IsText(1, 120)
  name: string;

  /** One line on what the role does. */
  @IsText(1, 300)
  description: string;

  /** The level the candidate is judged at. */
  @IsOneOf(candidateLevels)
  level: CandidateLevel;

  /** The score from which the interview is passed. */
  @IsBar()
  bar: number;

  /** Questions that one interview asks. */
  @IsWhole(1, 50)
  mockQuestions: number;

  /** The share of the interview that is not from the bank. */
  @IsShare()
  novelty: number;

  /** What it asks, by skill. */
  @IsListOf(() => KitTargetSkillDto, { min: 1, max: 60 })
  skills: KitTargetSkillDto[];

  /** Slugs of the questions whose must-haves nobody may miss. */
  @CanBeAbsent()
  @IsSlugList({ min: 0, max: 50 })
  critical?: string[];
}

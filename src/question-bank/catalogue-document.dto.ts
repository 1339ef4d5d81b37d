import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUrl, Matches } from 'class-validator';
import { IsText, IsWhole } from '../platform/http/fields.js';
import { IsListOf, IsOneOf, IsPart, IsSlug, IsSlugList, IsTextList } from './document-fields.js';
import { factSubjects, type DatedFact, type FactSubject } from './domain/dated-fact.js';
import type { SkillLevels } from './domain/skill-levels.js';

/** What stands in a bank document beside the questions. Responses show the parts alike. */

export const sourceCosts = ['free', 'paid'] as const;
export const sourceDifficulties = ['intro', 'intermediate', 'advanced'] as const;
/** 2026, 2026-08 or 2026-08-14. */
const seenPattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u;

export const certificationStatuses = ['active', 'new', 'retired'] as const;

/** What can be observed of somebody with a skill, by level. */
export class SkillLevelsDto implements SkillLevels {
  /** Does it with help. */
  @IsTextList({ min: 1, max: 10 }, { min: 1, max: 500 })
  working: string[];

  /** Does it alone and explains it. */
  @IsTextList({ min: 1, max: 10 }, { min: 1, max: 500 })
  senior: string[];

  /** Sets direction that others follow. */
  @IsTextList({ min: 1, max: 10 }, { min: 1, max: 500 })
  staff: string[];
}

export class SkillDocumentDto {
  /** Names the skill for good. */
  @IsSlug()
  slug: string;

  /** Name as learners see it. */
  @IsText(1, 120)
  name: string;

  /** What somebody with this skill can do. */
  @IsText(1, 1000)
  description: string;

  /** Evidence by level. */
  @IsOptional()
  @IsPart(() => SkillLevelsDto)
  levels?: SkillLevelsDto;
}

export class TopicDocumentDto {
  /** Names the topic for good. */
  @IsSlug()
  slug: string;

  /** Name as learners see it. */
  @IsText(1, 120)
  name: string;
}

export class SourceDocumentDto {
  /** Names the source for good. */
  @IsSlug()
  id: string;

  /** Title of the work. */
  @IsText(1, 300)
  title: string;

  /** Who wrote or published it. */
  @IsText(1, 500)
  authors: string;

  /** When it came out, such as `1995`, `2017-2026` or `current`. */
  @IsText(1, 20)
  year: string;

  /** Where to read it. */
  @IsText(1, 1000)
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true },
    { message: 'must be a web address' },
  )
  url: string;

  /** Sort of work, such as `paper` or `docs`. */
  @IsSlug()
  kind: string;

  /** Whose product it is about, `neutral` for none. */
  @IsSlug()
  provider: string;

  /** Whether reading it costs money. */
  @IsOneOf(sourceCosts)
  cost: string;

  /** How hard it is to read. */
  @IsOneOf(sourceDifficulties)
  difficulty: string;

  /** Minutes that reading it takes. */
  @IsWhole(1, 10_000)
  minutes: number;

  /** What it is about: topics by slug. */
  @IsOptional()
  @IsSlugList({ min: 0, max: 10 })
  topics?: string[];
}

/** Something that was true when it was seen. */
export class DatedFactDto implements DatedFact {
  /** What it is about. */
  @IsOneOf(factSubjects)
  about: FactSubject;

  /** The fact. */
  @IsText(1, 600)
  text: string;

  /** When it was seen: a year, a month or a day. @example 2026-08 */
  @Matches(seenPattern, { message: 'must be a year, a month or a day' })
  @ApiProperty({ maxLength: 10, pattern: seenPattern.source })
  seen: string;
}

export class CertificationDocumentDto {
  /** Names the certification for good. */
  @IsSlug()
  id: string;

  /** Name as its provider writes it. */
  @IsText(1, 200)
  name: string;

  /** Who awards it. */
  @IsSlug()
  provider: string;

  /** Whether it can be taken; `new` is too young to judge. */
  @IsOneOf(certificationStatuses)
  status: string;

  /** What it is worth to a candidate, and when to take it. */
  @IsText(1, 1000)
  worth: string;

  /** Facts about the exam. */
  @IsListOf(() => DatedFactDto, { min: 1, max: 20 })
  facts: DatedFactDto[];

  /** Skills that it covers, by slug. */
  @IsSlugList({ min: 0, max: 20 })
  skills: string[];

  /** Sources by id. */
  @IsSlugList({ min: 0, max: 10 })
  sources: string[];
}

export class CloudServiceDocumentDto {
  /** Names the service for good. */
  @IsSlug()
  id: string;

  /** Name as its provider writes it. */
  @IsText(1, 200)
  name: string;

  /** Who runs it. */
  @IsSlug()
  provider: string;

  /** What it is, and when it is the choice. */
  @IsText(1, 1000)
  summary: string;

  /** What was seen of it. */
  @IsListOf(() => DatedFactDto, { min: 1, max: 30 })
  facts: DatedFactDto[];

  /** Sources by id. */
  @IsSlugList({ min: 0, max: 10 })
  sources: string[];
}

import { ApiProperty } from '@nestjs/swagger';
import {
  certificationStatuses,
  DatedFactDto,
  SkillLevelsDto,
  sourceCosts,
  sourceDifficulties,
} from './catalogue-document.dto.js';
import type { CertificationEntity } from './certification.entity.js';
import type { CloudServiceEntity } from './cloud-service.entity.js';
import type { DatedFact } from './domain/dated-fact.js';
import type { SkillLevels } from './domain/skill-levels.js';
import type { SkillEntity } from './skill.entity.js';
import type { SourceEntity } from './source.entity.js';
import type { TopicEntity } from './topic.entity.js';

/** Something a candidate can be good at. */
export class SkillResponse {
  /** Names the skill everywhere. */
  slug: string;

  /** Name for people. */
  name: string;

  /** What somebody with this skill can do. */
  description: string;

  /** What can be observed at each level, null where nobody has written it down. */
  @ApiProperty({ type: SkillLevelsDto, nullable: true })
  levels: SkillLevels | null;
}

export class SkillPageResponse {
  /** Skills by slug. */
  data: SkillResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** What questions are about. */
export class TopicResponse {
  /** Names the topic everywhere. */
  slug: string;

  /** Name for people. */
  name: string;
}

export class TopicPageResponse {
  /** Topics by slug. */
  data: TopicResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** A work that outlines cite. */
export class SourceResponse {
  /** Names the source everywhere. */
  id: string;

  /** Title of the work. */
  title: string;

  /** Who wrote or published it. */
  authors: string;

  /** When it came out, such as `1995`, `2017-2026` or `current`. */
  year: string;

  /** Where to read it. */
  url: string;

  /** Sort of work, such as `paper` or `docs`. */
  kind: string;

  /** Whose product it is about, `neutral` for none. */
  provider: string;

  /** Whether reading it costs money. */
  @ApiProperty({ enum: sourceCosts })
  cost: string;

  /** How hard it is to read. */
  @ApiProperty({ enum: sourceDifficulties })
  difficulty: string;

  /** Minutes that reading it takes. */
  minutes: number;

  /** What it is about: topics by slug. */
  topics: string[];
}

export class SourcePageResponse {
  /** Sources by id. */
  data: SourceResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** An exam, and what it is worth to a candidate. */
export class CertificationResponse {
  /** Names the certification everywhere. */
  id: string;

  /** Name as its provider writes it. */
  name: string;

  /** Who awards it. */
  provider: string;

  /** Whether it can be taken; `new` is too young to judge. */
  @ApiProperty({ enum: certificationStatuses })
  status: string;

  /** What it is worth to a candidate, and when to take it. */
  worth: string;

  /** Facts about the exam, each with when it was seen. */
  facts: DatedFactDto[];

  /** Skills that it covers, by slug. */
  skills: string[];

  /** Ids of `/v1/sources`. */
  sources: string[];
}

export class CertificationPageResponse {
  /** Certifications by id. */
  data: CertificationResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** A managed database, as it was described when it was seen. */
export class CloudServiceResponse {
  /** Names the service everywhere. */
  id: string;

  /** Name as its provider writes it. */
  name: string;

  /** Who runs it. */
  provider: string;

  /** What it is, and when it is the choice. */
  summary: string;

  /** What was seen of it, each with when. */
  facts: DatedFactDto[];

  /** Ids of `/v1/sources`. */
  sources: string[];
}

export class CloudServicePageResponse {
  /** Services by id. */
  data: CloudServiceResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toSkillResponse(row: SkillEntity): SkillResponse {
  const { slug, name, description, levels } = row;
  return { slug, name, description, levels: levels === null ? null : inOrder(levels) };
}

export function toTopicResponse({ slug, name }: TopicEntity): TopicResponse {
  return { slug, name };
}

export function toSourceResponse(row: SourceEntity): SourceResponse {
  return {
    id: row.id,
    title: row.title,
    authors: row.authors,
    year: row.year,
    url: row.url,
    kind: row.kind,
    provider: row.provider,
    cost: row.cost,
    difficulty: row.difficulty,
    minutes: row.minutes,
    topics: row.topics,
  };
}

export function toCertificationResponse(row: CertificationEntity): CertificationResponse {
  return {
    id: row.id,
    name: row.name,
    provider: row.provider,
    status: row.status,
    worth: row.worth,
    facts: row.facts.map(toFact),
    skills: row.skills,
    sources: row.sources,
  };
}

export function toCloudServiceResponse(row: CloudServiceEntity): CloudServiceResponse {
  return {
    id: row.id,
    name: row.name,
    provider: row.provider,
    summary: row.summary,
    facts: row.facts.map(toFact),
    sources: row.sources,
  };
}

/** The database keeps the keys of an object in an order of its own; people read them in this one. */
function inOrder({ working, senior, staff }: SkillLevels): SkillLevels {
  return { working, senior, staff };
}

function toFact({ about, text, seen }: DatedFact): DatedFactDto {
  return { about, text, seen };
}

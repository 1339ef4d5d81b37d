import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '../platform/http/paging.js';
import {
  certificationStatuses,
  DatedFactDto,
  SkillLevelsDto,
  sourceCosts,
  sourceDifficulties,
} from './catalogue-document.dto.js';
import type { CatalogueFilter } from './catalogue.repository.js';
import type { CertificationEntity } from './certification.entity.js';
import type { CloudServiceEntity } from './cloud-service.entity.js';
import type { SkillLevels } from './domain/skill-levels.js';
import { IsListParam, listParam, slugValue, wordValue } from './list-param.js';
import type { SkillEntity } from './skill.entity.js';
import type { SourceEntity } from './source.entity.js';
import type { TopicEntity } from './topic.entity.js';

export class SourceQueryDto extends PageQueryDto {
  /** Only these sorts of work; several are separated by commas and any of them matches. */
  @IsListParam(slugValue)
  kind?: string;

  /** Only works about these providers' products; `neutral` for none. */
  @IsListParam(slugValue)
  provider?: string;

  /** Only free or only paid works. */
  @IsListParam(wordValue(sourceCosts))
  cost?: string;

  /** Only works that are this hard to read. */
  @IsListParam(wordValue(sourceDifficulties))
  difficulty?: string;

  /** Only works on one of these topics. */
  @IsListParam(slugValue)
  topic?: string;
}

export class CertificationQueryDto extends PageQueryDto {
  /** Only those of these providers. */
  @IsListParam(slugValue)
  provider?: string;

  /** Only those of this status. */
  @IsListParam(wordValue(certificationStatuses))
  status?: string;

  /** Only those that cover one of these skills. */
  @IsListParam(slugValue)
  skill?: string;
}

export class CloudServiceQueryDto extends PageQueryDto {
  /** Only those of these providers. */
  @IsListParam(slugValue)
  provider?: string;
}

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

  /** `free` or `paid`. */
  cost: string;

  /** `intro`, `intermediate` or `advanced`. */
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

export function toSourceFilter(query: SourceQueryDto): CatalogueFilter {
  return {
    kind: listParam(query.kind),
    provider: listParam(query.provider),
    cost: listParam(query.cost),
    difficulty: listParam(query.difficulty),
    topics: listParam(query.topic),
  };
}

export function toCertificationFilter(query: CertificationQueryDto): CatalogueFilter {
  return {
    provider: listParam(query.provider),
    status: listParam(query.status),
    skills: listParam(query.skill),
  };
}

export function toCloudServiceFilter(query: CloudServiceQueryDto): CatalogueFilter {
  return { provider: listParam(query.provider) };
}

export function toSkillResponse(row: SkillEntity): SkillResponse {
  return { slug: row.slug, name: row.name, description: row.description, levels: row.levels };
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
    facts: row.facts,
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
    facts: row.facts,
    sources: row.sources,
  };
}

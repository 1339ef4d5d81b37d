import { ApiProperty } from '@nestjs/swagger';
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
}

export class SourcePageResponse {
  /** Sources by id. */
  data: SourceResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toSkillResponse({ slug, name, description }: SkillEntity): SkillResponse {
  return { slug, name, description };
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
  };
}

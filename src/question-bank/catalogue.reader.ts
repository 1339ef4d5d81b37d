import { Injectable } from '@nestjs/common';
import { CatalogueRepository } from './catalogue.repository.js';
import type { SourceEntity } from './source.entity.js';
import type { KnownNames, References } from './domain/find-unknown-references.js';
import type { SkillLevels } from './domain/skill-levels.js';

/** Something a candidate can be good at, with what can be observed at each level. */
export interface CatalogueSkill {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Null where nobody has written them down. */
  readonly levels: SkillLevels | null;
}

/** A work, as far as somebody has to know it to open it. */
export type CitedSource = Pick<SourceEntity, 'id' | 'title' | 'url' | 'cost' | 'minutes'>;

/** More than any catalogue has. */
const mostSkills = 10_000;

/** What other features may know of the words that questions are filed under. */
@Injectable()
export class CatalogueReader {
  constructor(private readonly repository: CatalogueRepository) {}

  /** Those of these ids that are sources, in no order. */
  listSources(ids: readonly string[]): Promise<CitedSource[]> {
    return this.repository.listSources(ids);
  }

  /** By slug; null for all of them. Slugs that nobody knows are left out. */
  listSkills(slugs: readonly string[] | null): Promise<CatalogueSkill[]> {
    return this.repository.list('skills', { slug: slugs }, { after: '', limit: mostSkills });
  }

  /** Those of these that are certifications, in no order. */
  listKnownCertifications(ids: readonly string[]): Promise<string[]> {
    return this.repository.listKnown('certifications', ids);
  }

  /** Those of the names in these parts of questions that there are. */
  async knownAmong(parts: readonly References[]): Promise<KnownNames> {
    const named = (list: keyof KnownNames) => [
      ...new Set(parts.flatMap((part) => part[list] ?? [])),
    ];
    return {
      topics: new Set(await this.repository.listKnown('topics', named('topics'))),
      skills: new Set(await this.repository.listKnown('skills', named('skills'))),
      sources: new Set(await this.repository.listKnown('sources', named('sources'))),
    };
  }
}

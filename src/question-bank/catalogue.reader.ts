import { Injectable } from '@nestjs/common';
import { CatalogueRepository } from './catalogue.repository.js';
import type { SourceEntity } from './source.entity.js';
import type { KnownNames, References } from './domain/find-unknown-references.js';

/** A work, as far as somebody has to know it to open it. */
export type CitedSource = Pick<SourceEntity, 'id' | 'title' | 'url' | 'cost' | 'minutes'>;

/** What other features may know of the words that questions are filed under. */
@Injectable()
export class CatalogueReader {
  constructor(private readonly repository: CatalogueRepository) {}

  /** Those of these ids that are sources, in no order. */
  listSources(ids: readonly string[]): Promise<CitedSource[]> {
    return this.repository.listSources(ids);
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

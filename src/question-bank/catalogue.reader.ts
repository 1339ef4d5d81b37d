import { Injectable } from '@nestjs/common';
import { CatalogueRepository } from './catalogue.repository.js';
import type { KnownNames, References } from './domain/find-unknown-references.js';

/** What other features may know of the words that questions are filed under. */
@Injectable()
export class CatalogueReader {
  constructor(private readonly repository: CatalogueRepository) {}

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

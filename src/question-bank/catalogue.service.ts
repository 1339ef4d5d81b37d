import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import {
  toCertificationResponse,
  toCloudServiceResponse,
  toSkillResponse,
  toSourceResponse,
  toTopicResponse,
  type CertificationResponse,
  type CloudServiceResponse,
  type SkillResponse,
  type SourceResponse,
  type TopicResponse,
} from './catalogue.dto.js';
import {
  CatalogueRepository,
  type CatalogueFilter,
  type CatalogueRows,
} from './catalogue.repository.js';
import { catalogueKeys, type CatalogueName } from './domain/catalogue-keys.js';

interface CatalogueItems {
  skills: SkillResponse;
  topics: TopicResponse;
  sources: SourceResponse;
  certifications: CertificationResponse;
  services: CloudServiceResponse;
}

const toItem: { [Name in CatalogueName]: (row: CatalogueRows[Name]) => CatalogueItems[Name] } = {
  skills: toSkillResponse,
  topics: toTopicResponse,
  sources: toSourceResponse,
  certifications: toCertificationResponse,
  services: toCloudServiceResponse,
};

/** What stands beside the questions: what they are filed under, what they cite, what is for sale. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly repository: CatalogueRepository,
    private readonly cursors: Cursors,
  ) {}

  /** A page of one list, in the order of its keys. */
  async list<Name extends CatalogueName>(
    name: Name,
    { limit, cursor }: PageQueryDto,
    { filter, callerId }: { filter: CatalogueFilter; callerId: string },
  ): Promise<Page<CatalogueItems[Name]>> {
    const scope = [name, callerId, filter];
    const [after] = this.cursors.decode(cursor, scope) ?? [];
    // Every key sorts after the empty text.
    const place = { after: String(after ?? ''), limit: limit + 1 };
    const rows = await this.repository.list(name, filter, place);
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: (row) => [keyOf(name, row)], toItem: toItem[name] },
    );
  }
}

function keyOf<Name extends CatalogueName>(name: Name, row: CatalogueRows[Name]): string {
  const key: string = catalogueKeys[name];
  return String(Object.entries(row).find(([field]) => field === key)?.[1]);
}

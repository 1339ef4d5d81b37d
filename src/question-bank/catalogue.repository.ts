import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CertificationEntity } from './certification.entity.js';
import { CloudServiceEntity } from './cloud-service.entity.js';
import { catalogueKeys, type CatalogueName } from './domain/catalogue-keys.js';
import { SkillEntity } from './skill.entity.js';
import { SourceEntity } from './source.entity.js';
import { TopicEntity } from './topic.entity.js';

/** The lists that banks bring along beside their questions. */
export interface CatalogueRows extends Record<CatalogueName, object> {
  skills: SkillEntity;
  topics: TopicEntity;
  sources: SourceEntity;
  certifications: CertificationEntity;
  services: CloudServiceEntity;
}

/** Any of the values, by column; a column without values lets everything pass. */
export type CatalogueFilter = Readonly<Record<string, readonly string[] | null>>;

export const catalogueEntities: { [Name in CatalogueName]: EntityTarget<CatalogueRows[Name]> } = {
  skills: SkillEntity,
  topics: TopicEntity,
  sources: SourceEntity,
  certifications: CertificationEntity,
  services: CloudServiceEntity,
};

@Injectable()
export class CatalogueRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Rows after a key, in its order. The columns of `filter` are ours, never a caller's. */
  list<Name extends CatalogueName>(
    name: Name,
    filter: CatalogueFilter,
    { after, limit }: { after: string; limit: number },
  ): Promise<CatalogueRows[Name][]> {
    const key = catalogueKeys[name];
    const { manager } = this.unitOfWork;
    const columns = manager.connection.getMetadata(catalogueEntities[name]);
    const query = manager
      .createQueryBuilder(catalogueEntities[name], 'entry')
      .where(`entry.${key} > :after`, { after })
      .orderBy(`entry.${key}`)
      .limit(limit);
    for (const [column, values] of Object.entries(filter)) {
      if (values === null) continue;
      const isList = columns.findColumnWithPropertyName(column)?.isArray === true;
      const matches = isList
        ? `entry.${column} && :${column}`
        : `entry.${column} = ANY(:${column})`;
      query.andWhere(matches, { [column]: values });
    }
    return query.getMany();
  }
}

import { Injectable } from '@nestjs/common';
import { In, type EntityTarget, type ObjectLiteral } from 'typeorm';
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

  /** @returns false when there is one of this name, which stays as it is */
  async insert<Name extends CatalogueName>(name: Name, row: CatalogueRows[Name]): Promise<boolean> {
    const entity: EntityTarget<ObjectLiteral> = catalogueEntities[name];
    const inserted = await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(row)
      .orIgnore()
      .returning(catalogueKeys[name])
      .execute();
    return Array.isArray(inserted.raw) && inserted.raw.length > 0;
  }

  /** Those of these ids that there are, in no order. */
  listSources(ids: readonly string[]): Promise<SourceEntity[]> {
    return this.unitOfWork.manager.findBy(SourceEntity, { id: In([...ids]) });
  }

  /** Those of these names that are in the list, in no order. */
  async listKnown(name: CatalogueName, names: readonly string[]): Promise<string[]> {
    const key = catalogueKeys[name];
    const { tableName } = this.unitOfWork.manager.connection.getMetadata(catalogueEntities[name]);
    const rows = await this.unitOfWork.manager.query<{ name: string }[]>(
      `SELECT ${key} AS name FROM ${tableName} WHERE ${key} = ANY($1::text[])`,
      [names],
    );
    return rows.map((row) => row.name);
  }
}

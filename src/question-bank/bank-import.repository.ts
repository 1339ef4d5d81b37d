import { Injectable } from '@nestjs/common';
import { IsNull, type QueryDeepPartialEntity } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankEntity } from './bank.entity.js';
import { canonicalJson } from './canonical-json.js';
import { catalogueEntities, type CatalogueRows } from './catalogue.repository.js';
import { catalogueKeys, type CatalogueName } from './domain/catalogue-keys.js';
import { CertificationEntity } from './certification.entity.js';
import { CloudServiceEntity } from './cloud-service.entity.js';
import type { StoredQuestion } from './domain/plan-import.js';
import type { QuestionKind } from './domain/question-content.js';
import type { Milestone } from './domain/question-parts.js';
import { SkillEntity } from './skill.entity.js';
import { SourceEntity } from './source.entity.js';
import { TopicEntity } from './topic.entity.js';

/** Imports run one after the other, over all processes: several may start with the same kit. */
const importLock = 7_215_002;

/** A stored question with what others of its bank are held against. */
export interface ImportedQuestion extends StoredQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly milestone: Milestone | null;
  readonly variantOf: string | null;
}

export type Catalogue = { [Name in CatalogueName]: CatalogueRows[Name][] };

@Injectable()
export class BankImportRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async lock(): Promise<void> {
    await this.unitOfWork.manager.query('SELECT pg_advisory_xact_lock($1)', [importLock]);
  }

  async findCatalogue(): Promise<Catalogue> {
    const { manager } = this.unitOfWork;
    return {
      skills: await manager.find(SkillEntity),
      topics: await manager.find(TopicEntity),
      sources: await manager.find(SourceEntity),
      certifications: await manager.find(CertificationEntity),
      services: await manager.find(CloudServiceEntity),
    };
  }

  /** Write what is new or different in `wanted`; equal rows are not even touched. */
  async writeCatalogue(stored: Catalogue, wanted: Catalogue): Promise<void> {
    await this.writeDifferent('skills', [stored.skills, wanted.skills]);
    await this.writeDifferent('topics', [stored.topics, wanted.topics]);
    await this.writeDifferent('sources', [stored.sources, wanted.sources]);
    await this.writeDifferent('certifications', [stored.certifications, wanted.certifications]);
    await this.writeDifferent('services', [stored.services, wanted.services]);
  }

  /** Entries whose names nobody has taken; who was quicker stays. */
  async addToCatalogue(added: Catalogue): Promise<void> {
    await this.addNew('skills', added.skills);
    await this.addNew('topics', added.topics);
    await this.addNew('sources', added.sources);
    await this.addNew('certifications', added.certifications);
    await this.addNew('services', added.services);
  }

  /** Of the installation's own banks. */
  findBank(slug: string): Promise<BankEntity | null> {
    return this.unitOfWork.manager.findOneBy(BankEntity, { slug, ownerId: IsNull() });
  }

  async saveBank(bank: BankEntity): Promise<void> {
    await this.unitOfWork.manager.upsert(BankEntity, bank, ['id']);
  }

  listQuestions(bankId: string): Promise<ImportedQuestion[]> {
    return this.unitOfWork.manager.query<ImportedQuestion[]>(
      `SELECT q.id, q.slug, q.position, r.content_hash AS "contentHash", r.kind, r.milestone,
              r.variant_of AS "variantOf"
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.bank_id = $1
        ORDER BY q.position, q.id`,
      [bankId],
    );
  }

  private async addNew<Name extends CatalogueName>(
    name: Name,
    added: readonly CatalogueRows[Name][],
  ): Promise<void> {
    if (added.length === 0) return;
    await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(catalogueEntities[name])
      .values([...added] as QueryDeepPartialEntity<CatalogueRows[Name]>[])
      .orIgnore()
      .execute();
  }

  private async writeDifferent<Name extends CatalogueName>(
    name: Name,
    [stored, wanted]: readonly [readonly CatalogueRows[Name][], readonly CatalogueRows[Name][]],
  ): Promise<void> {
    // jsonb gives the fields of an object back in an order of its own.
    const before = new Set(stored.map(canonicalJson));
    const different = wanted.filter((row) => !before.has(canonicalJson(row)));
    if (different.length === 0) return;
    const rows = different as QueryDeepPartialEntity<CatalogueRows[Name]>[];
    await this.unitOfWork.manager.upsert(catalogueEntities[name], rows, [catalogueKeys[name]]);
  }
}

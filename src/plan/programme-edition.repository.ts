import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import { ProgrammeEditionEntity } from './programme-edition.entity.js';

/** An edition as it is stored. */
export type StoredEdition = Readonly<ProgrammeEditionEntity>;

@Injectable()
export class ProgrammeEditionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One kit at a time until the transaction ends: processes that start together bring the same. */
  async lockKits(): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('programme-editions', 8860))`,
    );
  }

  findLatest(slug: string): Promise<StoredEdition | null> {
    return this.unitOfWork.manager.findOne(ProgrammeEditionEntity, {
      where: { slug },
      order: { number: 'DESC' },
    });
  }

  /** @throws AppError not-found */
  async getLatest(slug: string): Promise<ProgrammeEdition> {
    const edition = await this.findLatest(slug);
    if (edition === null) throw notFound('programme');
    return edition;
  }

  /** @throws AppError not-found */
  async get(slug: string, number: number): Promise<ProgrammeEdition> {
    const edition = await this.unitOfWork.manager.findOneBy(ProgrammeEditionEntity, {
      slug,
      number,
    });
    if (edition === null) throw notFound('programme');
    return edition;
  }

  /** The newest of each, by slug, those after one. */
  async pageLatest(page: { after: string; limit: number }): Promise<ProgrammeEdition[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(ProgrammeEditionEntity, 'edition')
      .distinctOn(['edition.slug'])
      .where('edition.slug > :after', { after: page.after })
      .orderBy('edition.slug')
      .addOrderBy('edition.number', 'DESC')
      .limit(page.limit)
      .getMany();
  }

  async insert(edition: StoredEdition): Promise<void> {
    await this.unitOfWork.manager.insert(ProgrammeEditionEntity, { ...edition });
  }
}

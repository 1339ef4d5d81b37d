import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { TemplateEntity } from './template.entity.js';

/** A template as it is stored. */
export type StoredTemplate = Readonly<TemplateEntity>;

@Injectable()
export class TemplateRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the order of the kit. */
  list(): Promise<StoredTemplate[]> {
    return this.unitOfWork.manager.find(TemplateEntity, {
      order: { position: 'ASC', slug: 'ASC' },
    });
  }

  find(slug: string): Promise<StoredTemplate | null> {
    return this.unitOfWork.manager.findOneBy(TemplateEntity, { slug });
  }

  /** Let there be these and no others. What is there already is not written again. */
  async replaceAll(templates: readonly StoredTemplate[]): Promise<void> {
    const { manager } = this.unitOfWork;
    await manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('readiness-templates', 7030))`,
    );
    const slugs = templates.map(({ slug }) => slug);
    await manager.delete(TemplateEntity, { slug: Not(In(slugs)) });
    const before = new Map((await this.list()).map((each) => [each.slug, each]));
    for (const template of templates) {
      if (isDeepStrictEqual({ ...before.get(template.slug) }, { ...template })) continue;
      await manager.upsert(TemplateEntity, { ...template }, ['slug']);
    }
  }
}

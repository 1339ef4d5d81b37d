import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Dialects } from './dialects.js';
import type { Dialect } from './domain/dialect.js';
import { LlmDialectEntity } from './llm-dialect.entity.js';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Dialects that all processes share. */
@Injectable()
export class DialectRepository extends Dialects {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  override find(baseUrl: string, model: string): Promise<Dialect | null> {
    const since = new Date(this.clock.now().getTime() - dayMs);
    const { manager } = this.unitOfWork;
    return manager.findOneBy(LlmDialectEntity, { baseUrl, model, learntAt: MoreThan(since) });
  }

  override async keep(
    baseUrl: string,
    model: string,
    dialect: Dialect,
    hours: number,
  ): Promise<void> {
    const { structure, droppedParameters } = dialect;
    // What is not to last the day counts as learnt earlier.
    const learntAt = new Date(this.clock.now().getTime() - dayMs + hours * hourMs);
    await this.unitOfWork.manager.upsert(
      LlmDialectEntity,
      { baseUrl, model, structure, droppedParameters: [...droppedParameters], learntAt },
      ['baseUrl', 'model'],
    );
  }

  override async forget(baseUrl: string, model: string): Promise<void> {
    await this.unitOfWork.manager.delete(LlmDialectEntity, { baseUrl, model });
  }
}

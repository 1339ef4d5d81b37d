import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { PracticeOrders } from '../queue/practice-orders.service.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import { toPracticeOrders } from './domain/to-practice-orders.js';
import { PlanRepository, type StoredPlan } from './plan.repository.js';
import { ProgrammeEditionRepository } from './programme-edition.repository.js';
import type { PlanWithEdition } from './to-plan-response.js';

/** Plans with what they want of the queue: neither is written without the other. */
@Injectable()
export class PlanBook {
  constructor(
    private readonly plans: PlanRepository,
    private readonly editions: ProgrammeEditionRepository,
    private readonly orders: PracticeOrders,
  ) {}

  /** @throws AppError not-found */
  get(learnerId: string, id: string): Promise<StoredPlan> {
    return this.plans.get(learnerId, id);
  }

  count(learnerId: string): Promise<number> {
    return this.plans.count(learnerId);
  }

  /** @throws AppError not-found */
  editionOf({ programmeSlug, programmeEdition }: StoredPlan): Promise<ProgrammeEdition> {
    return this.editions.get(programmeSlug, programmeEdition);
  }

  /** @throws AppError rule-violated */
  async latestEdition(slug: string): Promise<ProgrammeEdition> {
    const edition = await this.editions.findLatest(slug);
    if (edition !== null) return edition;
    const detail = 'is no programme';
    throw ruleViolated([{ pointer: '#/programme', code: 'unknown-programme', detail }]);
  }

  /** Only under the learner's lock. */
  async write(edition: ProgrammeEdition, plan: StoredPlan): Promise<PlanWithEdition> {
    await this.plans.save(plan);
    const { programme, questionIds } = edition;
    const { countedFromDay, adjustments } = plan;
    const orders = toPracticeOrders(
      { programme, terms: plan, adjustments },
      { questionIds, countedFromDay },
    );
    await this.orders.replace(plan.learnerId, plan.id, orders);
    return { plan, edition };
  }

  /** Only under the learner's lock. */
  writeNext(edition: ProgrammeEdition, plan: StoredPlan): Promise<PlanWithEdition> {
    return this.write(edition, { ...plan, version: plan.version + 1 });
  }

  /** Only under the learner's lock. */
  async remove(learnerId: string, id: string): Promise<void> {
    await this.plans.remove(learnerId, id);
    await this.orders.replace(learnerId, id, []);
  }
}

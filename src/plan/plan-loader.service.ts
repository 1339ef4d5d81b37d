import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import type { PlanProgress } from './domain/plan-status.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import { PlanFacts } from './plan-facts.service.js';
import { PlanRepository, type StoredPlan } from './plan.repository.js';
import { ProgrammeEditionRepository } from './programme-edition.repository.js';

/** A plan with all that says how far somebody is in it. */
export interface LoadedPlan {
  readonly plan: StoredPlan;
  readonly edition: ProgrammeEdition;
  readonly progress: PlanProgress;
}

/** Puts together what decides on a plan today. */
@Injectable()
export class PlanLoader {
  constructor(
    private readonly plans: PlanRepository,
    private readonly editions: ProgrammeEditionRepository,
    private readonly facts: PlanFacts,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found */
  async load(learner: Learner, id: string): Promise<LoadedPlan> {
    return this.loadStored(learner, await this.plans.get(learner.id, id));
  }

  async loadAll(learner: Learner): Promise<LoadedPlan[]> {
    const loaded: LoadedPlan[] = [];
    for (const plan of await this.plans.listAll(learner.id)) {
      loaded.push(await this.loadStored(learner, plan));
    }
    return loaded;
  }

  async loadStored(learner: Learner, plan: StoredPlan): Promise<LoadedPlan> {
    const edition = await this.editions.get(plan.programmeSlug, plan.programmeEdition);
    const facts = await this.facts.of(learner, plan, edition);
    const today = studyDayOf(this.clock.now(), learner);
    const { programme } = edition;
    return {
      plan,
      edition,
      progress: { programme, terms: plan, adjustments: plan.adjustments, facts, today },
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { PlanRepository } from './plan.repository.js';
import { ProgrammeEditionRepository } from './programme-edition.repository.js';
import type { PlanWithEdition } from './to-plan-response.js';

/** A learner's plans, page by page, the latest made first. */
@Injectable()
export class PlanList {
  constructor(
    private readonly plans: PlanRepository,
    private readonly editions: ProgrammeEditionRepository,
    private readonly cursors: Cursors,
  ) {}

  async list(learnerId: string, { limit, cursor }: PageQueryDto): Promise<Page<PlanWithEdition>> {
    const scope = ['plans', learnerId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.plans.page(learnerId, { beforeId, limit: limit + 1 });
    const found: PlanWithEdition[] = [];
    for (const plan of rows) {
      const edition = await this.editions.get(plan.programmeSlug, plan.programmeEdition);
      found.push({ plan, edition });
    }
    return this.cursors.toPage(
      found,
      { limit, scope },
      { positionOf: ({ plan }) => [plan.id], toItem: (each) => each },
    );
  }
}

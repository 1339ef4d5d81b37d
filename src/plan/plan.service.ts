import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { NO_ADJUSTMENTS } from './domain/plan.js';
import { PlanBook } from './plan-book.service.js';
import { resolveStart, resolveTerms, type PlanWish } from './plan-wish.js';
import type { PlanWithEdition } from './to-plan-response.js';

const mostPlans = 10;

/** What a learner may change of a plan; absent leaves. */
export type PlanChange = Partial<Omit<PlanWish, 'capstones'>>;

/** The programmes that a learner has taken up. Writes take the learner's lock: they turn the queue. */
@Injectable()
export class PlanService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly book: PlanBook,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws AppError not-found, rule-violated, invalid-state */
  async create(learner: Learner, programme: string, wish: PlanWish): Promise<PlanWithEdition> {
    return this.cardLog.exclusively(learner.id, async () => {
      const edition = await this.book.latestEdition(programme);
      const today = studyDayOf(this.clock.now(), learner);
      const firstMonday = resolveStart(wish, today) ?? startMissing();
      const terms = resolveTerms(edition.programme, { ...wish, firstMonday }, null);
      if ((await this.book.count(learner.id)) >= mostPlans) {
        throw new AppError('invalid-state', `A learner has at most ${mostPlans} plans.`);
      }
      return this.book.write(edition, {
        ...terms,
        capstones: [...terms.capstones],
        learnerId: learner.id,
        id: this.ids.next(),
        programmeSlug: edition.slug,
        programmeEdition: edition.number,
        countedFromDay: firstMonday < today ? firstMonday : today,
        adjustments: NO_ADJUSTMENTS,
        createdAt: this.clock.now(),
        version: 1,
      });
    });
  }

  /** @throws AppError not-found */
  async get(learnerId: string, id: string): Promise<PlanWithEdition> {
    const plan = await this.book.get(learnerId, id);
    return { plan, edition: await this.book.editionOf(plan) };
  }

  /** @throws AppError not-found, precondition-failed, rule-violated */
  async update(
    learner: Learner,
    id: string,
    { change, ifMatch }: { change: PlanChange; ifMatch: string },
  ): Promise<PlanWithEdition> {
    return this.cardLog.exclusively(learner.id, async () => {
      const plan = await this.book.get(learner.id, id);
      assertUnchanged(plan, ifMatch);
      const edition = await this.book.editionOf(plan);
      const today = studyDayOf(this.clock.now(), learner);
      const firstMonday = resolveStart(change, today) ?? plan.firstMonday;
      const wish = { capstones: plan.capstones, ...change, firstMonday };
      const terms = resolveTerms(edition.programme, wish, plan);
      const { capstones, flexibleHoursPerWeek, slots } = plan;
      const before = { firstMonday: plan.firstMonday, capstones, flexibleHoursPerWeek, slots };
      if (isDeepStrictEqual(terms, before)) return { plan, edition };
      const countedFromDay = firstMonday < plan.countedFromDay ? firstMonday : plan.countedFromDay;
      return this.book.writeNext(edition, {
        ...plan,
        ...terms,
        capstones: [...terms.capstones],
        countedFromDay,
      });
    });
  }

  /** @throws AppError not-found, precondition-failed */
  async remove(learnerId: string, id: string, ifMatch: string): Promise<void> {
    await this.cardLog.exclusively(learnerId, async () => {
      assertUnchanged(await this.book.get(learnerId, id), ifMatch);
      await this.book.remove(learnerId, id);
    });
  }
}

function startMissing(): never {
  throw ruleViolated([
    {
      pointer: '#/startDay',
      code: 'start-missing',
      detail: 'must be given, or startWeek in its place',
    },
  ]);
}

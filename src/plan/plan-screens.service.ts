import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { catchUp, catchUpWays } from './domain/catch-up.js';
import type { CatchUpResponse, PlanProgressResponse } from './plan-progress.dto.js';
import { PlanViews } from './plan-views.service.js';
import type { PlanWeekResponse, PlanWeeksResponse } from './plan-week.dto.js';
import { toCatchUpWayResponse, toPlanProgressResponse } from './to-plan-progress-response.js';
import { toPlanWeekResponses } from './to-plan-week-response.js';

/** What is shown of a plan besides its terms. */
@Injectable()
export class PlanScreens {
  constructor(private readonly views: PlanViews) {}

  /** @throws AppError not-found */
  async weeks(learner: Learner, id: string): Promise<PlanWeeksResponse> {
    return { data: toPlanWeekResponses(await this.views.view(learner, id)) };
  }

  /** @throws AppError not-found, for a week that the programme does not have too */
  async week(learner: Learner, id: string, number: number): Promise<PlanWeekResponse> {
    const { data } = await this.weeks(learner, id);
    const week = data.find((each) => each.number === number);
    if (week === undefined) throw notFound('week');
    return week;
  }

  /** @throws AppError not-found */
  async progress(learner: Learner, id: string): Promise<PlanProgressResponse> {
    const view = await this.views.view(learner, id);
    return toPlanProgressResponse(view, await this.views.capstoneHoursOf(view));
  }

  /** What each way would do; nothing is changed. @throws AppError not-found */
  async catchUp(learner: Learner, id: string): Promise<CatchUpResponse> {
    const view = await this.views.view(learner, id);
    const ways = catchUpWays.map((way) => catchUp(view.progress, way));
    return { data: ways.map((way) => toCatchUpWayResponse(way, view)) };
  }
}

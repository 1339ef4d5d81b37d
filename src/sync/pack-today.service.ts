import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { QueueService } from '../queue/queue.service.js';
import type { DayLimits, DoneToday } from '../queue/domain/queue.js';
import type { StudyPace } from '../scheduling/domain/cost-minutes.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { StudyCosts } from '../scheduling/study-costs.service.js';

/** What a phone needs besides the cards to know what is left of today. */
export interface TodaysShare {
  readonly studyDay: StudyDay;
  readonly limits: DayLimits;
  readonly isOverridden: boolean;
  readonly done: DoneToday;
  readonly pace: StudyPace;
}

/** How much the learner's day may hold, and how much of it is done. */
@Injectable()
export class PackToday {
  constructor(
    private readonly queue: QueueService,
    private readonly costs: StudyCosts,
    private readonly clock: Clock,
  ) {}

  /** Has the minutes of the study day measured, and tells the moment for which they are. */
  async begin(learner: Learner): Promise<Date> {
    const now = this.clock.now();
    await this.costs.paceOf(learner.id, studyDayOf(now, learner));
    return now;
  }

  async of(learner: Learner): Promise<TodaysShare> {
    const { queue, studyDay } = await this.queue.get(learner);
    const { limits, isOverridden, done } = queue;
    const pace = await this.costs.paceOf(learner.id, studyDay);
    return { studyDay, limits, isOverridden, done, pace };
  }
}

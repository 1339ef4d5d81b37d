import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { catchUp, type CatchUpWay } from './domain/catch-up.js';
import { PlanBook } from './plan-book.service.js';
import { PlanLoader } from './plan-loader.service.js';
import type { PlanWithEdition } from './to-plan-response.js';

/** Makes up for what was missed in a plan. */
@Injectable()
export class CatchUpService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly loader: PlanLoader,
    private readonly book: PlanBook,
  ) {}

  /** @throws AppError not-found, invalid-state when the way is closed */
  async apply(learner: Learner, id: string, way: CatchUpWay): Promise<PlanWithEdition> {
    return this.cardLog.exclusively(learner.id, async () => {
      const { plan, edition, progress } = await this.loader.load(learner, id);
      const { obstacle, adjustments } = catchUp(progress, way);
      if (obstacle !== null) throw new AppError('invalid-state', refusals[obstacle]);
      return this.book.writeNext(edition, { ...plan, adjustments });
    });
  }
}

const refusals = {
  'nothing-missed': 'No sitting and no question was missed.',
  'too-few-hours': 'The flexible hours of the weeks that are left do not hold it.',
  'not-far-behind': 'No project is two milestones behind.',
} as const;

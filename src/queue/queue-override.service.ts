import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { DailyOverrideRepository } from './daily-override.repository.js';
import type { LimitsOverride } from './domain/queue.js';
import type { SetQueueOverrideDto } from './queue-override.dto.js';

/** Limits for today alone: more on a free evening, less on a full day, the settings untouched. */
@Injectable()
export class QueueOverrideService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly overrides: DailyOverrideRepository,
    private readonly clock: Clock,
  ) {}

  /** What is overridden today: nothing, unless it was set today. */
  async get(learner: Learner): Promise<LimitsOverride> {
    const studyDay = this.today(learner);
    const override = await this.overrides.find(learner.id);
    if (override?.studyDay === studyDay) return override;
    return { studyDay, newPerDay: null, reviewsPerDay: null, minutesPerDay: null };
  }

  /**
   * What was set for today before is replaced as a whole.
   *
   * @throws AppError rule-violated when it says nothing
   */
  async set(learner: Learner, wanted: SetQueueOverrideDto): Promise<LimitsOverride> {
    const { newPerDay = null, reviewsPerDay = null, minutesPerDay = null } = wanted;
    if (newPerDay === null && reviewsPerDay === null && minutesPerDay === null) {
      const detail = 'needs at least one of newPerDay, reviewsPerDay and minutesPerDay';
      throw ruleViolated([{ pointer: '#', code: 'nothing-to-override', detail }]);
    }
    return this.cardLog.exclusively(learner.id, async () => {
      const studyDay = this.today(learner);
      const override = { studyDay, newPerDay, reviewsPerDay, minutesPerDay };
      await this.overrides.save(learner.id, override);
      return override;
    });
  }

  /** Removing none is as good as removing one. */
  async remove(learner: Learner): Promise<void> {
    await this.cardLog.exclusively(learner.id, () => this.overrides.remove(learner.id));
  }

  private today(learner: Learner): string {
    return studyDayOf(this.clock.now(), learner);
  }
}

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { DEFAULT_REMINDER_SETTINGS } from './domain/reminder-settings.js';
import { ReminderSettingsEntity } from './reminder-settings.entity.js';

export type StoredReminderSettings = Readonly<ReminderSettingsEntity>;

/** Somebody whose reminder's time has come. */
export interface ReminderMoment extends Learner {
  readonly at: Date;
  readonly sessionMinutes: number;
}

/** Which learners after this one, by id, and the span of time that is asked about. */
export interface MomentsPage {
  readonly since: Date;
  readonly until: Date;
  readonly after: string | null;
  readonly limit: number;
}

@Injectable()
export class ReminderRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async getSettings(learnerId: string): Promise<StoredReminderSettings> {
    const row = await this.unitOfWork.manager.findOneBy(ReminderSettingsEntity, { learnerId });
    return row ?? { ...DEFAULT_REMINDER_SETTINGS, learnerId, version: 1 };
  }

  async saveSettings(settings: StoredReminderSettings): Promise<void> {
    await this.unitOfWork.manager.upsert(ReminderSettingsEntity, { ...settings }, ['learnerId']);
  }

  /**
   * Learners whose reminder's local time came after `since` and not after `until`, less than a day
   * later, by id. The time of each is worked out on their own wall clock, so it needs no upkeep when
   * they travel or the clocks change.
   */
  listMoments({ since, until, after, limit }: MomentsPage): Promise<ReminderMoment[]> {
    return this.unitOfWork.manager.query<ReminderMoment[]>(
      `SELECT a.id, a.zone, a.rollover_hour AS "rolloverHour", moment.at,
              s.session_minutes AS "sessionMinutes"
         FROM reminder_settings s
         JOIN account a ON a.id = s.learner_id
         CROSS JOIN LATERAL (
           SELECT ((($1::timestamptz AT TIME ZONE a.zone)::date + day) + s.local_time::time)
                    AT TIME ZONE a.zone AS at
             FROM generate_series(0, 1) day
         ) moment
        WHERE s.is_enabled AND moment.at > $1 AND moment.at <= $2
          AND ($3::uuid IS NULL OR s.learner_id > $3)
        ORDER BY s.learner_id
        LIMIT $4`,
      [since, until, after, limit],
    );
  }

  async remove(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(ReminderSettingsEntity, { learnerId });
  }
}

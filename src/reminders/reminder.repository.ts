import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { DEFAULT_REMINDER_SETTINGS } from './domain/reminder-settings.js';
import { ReminderSettingsEntity } from './reminder-settings.entity.js';

export type StoredReminderSettings = Readonly<ReminderSettingsEntity>;

/** Somebody whose reminder's time may have come. */
export interface LearnerToRemind extends Learner {
  readonly localTime: string;
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
   * Learners who may have a reminder between `since` and `until`, by id: as the database reckons local
   * time, give or take the hours that clocks are changed by. What a local time means on such a day is
   * decided in one place, and not here.
   */
  listAround({ since, until, after, limit }: MomentsPage): Promise<LearnerToRemind[]> {
    return this.unitOfWork.manager.query<LearnerToRemind[]>(
      `SELECT a.id, a.zone, a.rollover_hour AS "rolloverHour", s.local_time AS "localTime",
              s.session_minutes AS "sessionMinutes"
         FROM reminder_settings s
         JOIN account a ON a.id = s.learner_id
        WHERE s.is_enabled AND a.deletion_requested_at IS NULL
          AND ($3::uuid IS NULL OR s.learner_id > $3)
          AND EXISTS (
            SELECT FROM generate_series(-1, 2) day
             WHERE ((($1::timestamptz AT TIME ZONE a.zone)::date + day) + s.local_time::time)
                     AT TIME ZONE a.zone
                   BETWEEN $1::timestamptz - interval '3 hours' AND $2::timestamptz + interval '3 hours')
        ORDER BY s.learner_id
        LIMIT $4`,
      [since, until, after, limit],
    );
  }

  async remove(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(ReminderSettingsEntity, { learnerId });
  }
}

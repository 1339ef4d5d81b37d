import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { assertUnchanged } from '../platform/http/etag.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { ReminderSettings } from './domain/reminder-settings.js';
import { ReminderRepository, type StoredReminderSettings } from './reminder.repository.js';

export type ReminderSettingsChange = { [Key in keyof ReminderSettings]?: ReminderSettings[Key] };

@Injectable()
export class ReminderSettingsService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly reminders: ReminderRepository,
  ) {}

  get(learnerId: string): Promise<StoredReminderSettings> {
    return this.reminders.getSettings(learnerId);
  }

  /** @throws AppError precondition-failed */
  async update(
    learnerId: string,
    change: ReminderSettingsChange,
    ifMatch: string,
  ): Promise<StoredReminderSettings> {
    return this.cardLog.exclusively(learnerId, async () => {
      const stored = await this.get(learnerId);
      assertUnchanged({ id: learnerId, version: stored.version }, ifMatch);
      const current = {
        learnerId,
        isEnabled: stored.isEnabled,
        localTime: stored.localTime,
        sessionMinutes: stored.sessionMinutes,
        version: stored.version,
      };
      const wanted = {
        ...current,
        isEnabled: change.isEnabled ?? current.isEnabled,
        localTime: change.localTime ?? current.localTime,
        sessionMinutes: change.sessionMinutes ?? current.sessionMinutes,
      };
      if (isDeepStrictEqual(wanted, current)) return current;
      const saved = { ...wanted, version: current.version + 1 };
      await this.reminders.saveSettings(saved);
      return saved;
    });
  }
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReminderSettings } from './domain/reminder-settings.js';

@Entity({ name: 'reminder_settings' })
export class ReminderSettingsEntity implements ReminderSettings {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @Column({ name: 'is_enabled', type: 'boolean' })
  isEnabled: boolean;

  @Column({ name: 'local_time', type: 'text' })
  localTime: string;

  @Column({ name: 'session_minutes', type: 'smallint' })
  sessionMinutes: number;

  @Column({ type: 'integer' })
  version: number;
}

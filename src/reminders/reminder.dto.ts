import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, Matches } from 'class-validator';
import { CanBeAbsent, IsInstant, IsWhole } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { DueReminder, Reminder } from './reminder.service.js';
import type { StoredReminderSettings } from './reminder.repository.js';

const reasons = [
  'session-full',
  'overdue',
  'no-fuller-session-soon',
  'fuller-session-soon',
  'nothing-due',
  'disabled',
] as const;

/** A change of when to be reminded: what is left out stays. */
export class UpdateReminderSettingsDto {
  /** Whether reminders are wanted. */
  @CanBeAbsent()
  @IsBoolean()
  isEnabled?: boolean;

  /** On the learner's wall clock. */
  @ApiProperty({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5, example: '18:30' })
  @CanBeAbsent()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/u, { message: 'must be a time of day, HH:MM' })
  localTime?: string;

  /** Planned minutes that make a session full. */
  @CanBeAbsent()
  @IsWhole(5, 240)
  sessionMinutes?: number;
}

/** When a learner is reminded. */
export class ReminderSettingsResponse {
  /** The learner. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e10 */
  id: string;
  /** @example 1 */
  version: number;
  /** @example false */
  isEnabled: boolean;
  /** On the learner's wall clock. @example 18:30 */
  localTime: string;
  /** Planned minutes that make a session full. @example 20 */
  sessionMinutes: number;
}

/** A reminder that is worth the interruption, or why there is none. */
export class ReminderResponse {
  /** When to call; null while nothing is worth it. @example 2026-11-22T17:30:00.000Z */
  at: string | null;
  /**
   * `session-full`: enough is due; `overdue`: waiting has cost two expected forgettings;
   * `no-fuller-session-soon`: the next week makes it no fuller. Without a reminder the reason is why.
   */
  @ApiProperty({ enum: reasons })
  reason: Reminder['reason'];
  /** Cards in review that are due by then. @example 4 */
  cards: number;
  /** Planned minutes of all that waits by then, steps and new questions included. @example 25 */
  minutes: number;
  /** Cards expected to be forgotten for having waited beyond their due day. @example 0.4 */
  expectedForgettings: number;
}

/** A reminder that a push service should send. */
export class DueReminderResponse extends ReminderResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e10 */
  learnerId: string;
}

/** Reminders that came due, learner by learner. */
export class DueReminderPageResponse {
  data: DueReminderResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
  /** Send it as `since` with the next poll, once all pages are read. @example 2026-11-22T17:31:00.000Z */
  until: string;
}

/** From when on reminders are asked for. */
export class ListDueRemindersQueryDto extends PageQueryDto {
  /** `until` of the poll before; within the last 24 hours. */
  @IsInstant()
  since: string;
}

export function toReminderSettingsResponse(
  settings: StoredReminderSettings,
): ReminderSettingsResponse {
  const { learnerId: id, version, isEnabled, localTime, sessionMinutes } = settings;
  return { id, version, isEnabled, localTime, sessionMinutes };
}

export function toReminderResponse(reminder: Reminder): ReminderResponse {
  const { at, reason, cards, minutes, expectedForgettings } = reminder;
  return { at: at?.toISOString() ?? null, reason, cards, minutes, expectedForgettings };
}

export function toDueReminderPage(page: {
  data: DueReminder[];
  nextCursor: string | null;
  until: Date;
}): DueReminderPageResponse {
  return {
    data: page.data.map((due) =>
      Object.assign(toReminderResponse(due), { learnerId: due.learnerId }),
    ),
    nextCursor: page.nextCursor,
    until: page.until.toISOString(),
  };
}

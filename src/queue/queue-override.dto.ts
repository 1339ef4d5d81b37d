import { CanBeAbsent, IsWhole } from '../platform/http/fields.js';
import type { LimitsOverride } from './domain/queue.js';

/** Limits for today. What is left out stays as on other days; at least one is needed. */
export class SetQueueOverrideDto {
  /** New questions today, whatever the weekday. @example 5 */
  @CanBeAbsent()
  @IsWhole(0, 50)
  newPerDay?: number;

  /** Reviews today. @example 40 */
  @CanBeAbsent()
  @IsWhole(0, 1000)
  reviewsPerDay?: number;

  /** Minutes today, reviews and new questions together; 0 takes the day off. @example 60 */
  @CanBeAbsent()
  @IsWhole(0, 600)
  minutesPerDay?: number;
}

/** Limits that hold until the study day ends, as far as the learner has set any. */
export class QueueOverrideResponse {
  /** The day they hold for. @example 2026-11-22 */
  studyDay: string;
  /** Null: as on other days. @example 5 */
  newPerDay: number | null;
  /** Null: as on other days. @example 40 */
  reviewsPerDay: number | null;
  /** Null: as on other days. @example 60 */
  minutesPerDay: number | null;
}

export function toQueueOverrideResponse(override: LimitsOverride): QueueOverrideResponse {
  const { studyDay, newPerDay, reviewsPerDay, minutesPerDay } = override;
  return { studyDay, newPerDay, reviewsPerDay, minutesPerDay };
}

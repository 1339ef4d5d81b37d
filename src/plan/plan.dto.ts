import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CanBeAbsent, IsDay, IsWhole } from '../platform/http/fields.js';
import { IsPart, IsSlug, IsSlugList } from '../question-bank/document-fields.js';
import type { SessionSlots } from './domain/plan.js';
import { IsLocalTime } from './plan-fields.js';

const isoWeekPattern = /^\d{4}-W\d{2}$/u;

/** A week of the calendar, ISO 8601. */
function IsIsoWeek(): PropertyDecorator {
  return (target, key) => {
    Matches(isoWeekPattern, { message: 'must be a week of the calendar such as 2026-W45' })(
      target,
      key,
    );
    ApiProperty({
      type: String,
      required: false,
      pattern: isoWeekPattern.source,
      maxLength: 8,
      example: '2026-W45',
    })(target, key);
  };
}

/** When a sitting is; what is left out stays. */
export class SessionSlotDto {
  /** 1 is Monday, 7 is Sunday. */
  @CanBeAbsent()
  @IsWhole(1, 7)
  weekday?: number;

  /** Local time at which it begins. */
  @CanBeAbsent()
  @IsLocalTime()
  time?: string;
}

/** When the sittings of a week are; what is left out stays as the programme has it. */
export class SessionSlotsDto {
  @CanBeAbsent()
  @IsPart(() => SessionSlotDto)
  research?: SessionSlotDto;

  @CanBeAbsent()
  @IsPart(() => SessionSlotDto)
  build?: SessionSlotDto;

  @CanBeAbsent()
  @IsPart(() => SessionSlotDto)
  capstone?: SessionSlotDto;

  @CanBeAbsent()
  @IsPart(() => SessionSlotDto)
  review?: SessionSlotDto;
}

/** A programme to take up. */
export class CreatePlanDto {
  /** Slug of the programme. @example eight-weeks-to-staff */
  @IsSlug()
  programme: string;

  /** The first week begins on this day where it is a Monday, else on the next one. */
  @CanBeAbsent()
  @IsDay()
  startDay?: string;

  /** In place of a day, the week of the calendar that is the first. */
  @CanBeAbsent()
  @IsIsoWeek()
  startWeek?: string;

  /** One project or two, by slug: the first has the sittings, the second the flexible hours. @example ["cap-mini-db"] */
  @IsSlugList({ min: 1, max: 2 })
  capstones: string[];

  /** Hours a week besides the sittings; none unless given. @example 4 */
  @CanBeAbsent()
  @IsWhole(0, 20)
  flexibleHoursPerWeek?: number;

  /** Days and times of the sittings. */
  @CanBeAbsent()
  @IsPart(() => SessionSlotsDto)
  sessions?: SessionSlotsDto;
}

/** A change of a plan: what is left out stays. */
export class UpdatePlanDto {
  /** A new start, on this day or on the next Monday. */
  @CanBeAbsent()
  @IsDay()
  startDay?: string;

  /** In place of a day, the week of the calendar that is the first. */
  @CanBeAbsent()
  @IsIsoWeek()
  startWeek?: string;

  /** Hours a week besides the sittings. @example 4 */
  @CanBeAbsent()
  @IsWhole(0, 20)
  flexibleHoursPerWeek?: number;

  /** Days and times of the sittings. */
  @CanBeAbsent()
  @IsPart(() => SessionSlotsDto)
  sessions?: SessionSlotsDto;
}

export class SessionSlotResponse {
  /** 1 is Monday, 7 is Sunday. @example 1 */
  weekday: number;
  /** Local time at which it begins. @example 19:00 */
  time: string;
}

export class SessionSlotsResponse implements SessionSlots {
  research: SessionSlotResponse;
  build: SessionSlotResponse;
  capstone: SessionSlotResponse;
  review: SessionSlotResponse;
}

/** What a plan takes. */
export class PlanHoursResponse {
  /** Hours of all sittings. @example 72 */
  fixedTotal: number;
  /** Flexible hours of all weeks. @example 32 */
  flexibleTotal: number;
  /** Both. @example 104 */
  total: number;
  /** Hours that the programme is usually said to take, at least. @example 80 */
  statedFrom: number;
  /** And at most. @example 120 */
  statedTo: number;
}

/** Weeks that were put in. */
export class PauseResponse {
  /** Number of the week that comes later for it. @example 47 */
  beforeWeek: number;
  /** @example 1 */
  weeks: number;
}

/** A programme that a learner has taken up. */
export class PlanResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 1 */
  version: number;
  /** Slug of the programme. @example eight-weeks-to-staff */
  programme: string;
  /** The edition that the plan keeps to. @example 1 */
  edition: number;
  title: string;
  /** The Monday of the first week. @example 2026-11-02 */
  firstMonday: string;
  /** The Sunday of the last week. @example 2026-12-27 */
  lastDay: string;
  /** Answers of this day and later count. @example 2026-11-02 */
  countedFromDay: string;
  /** Slugs of the projects. @example ["cap-mini-db"] */
  capstones: string[];
  /** @example 4 */
  flexibleHoursPerWeek: number;
  sessions: SessionSlotsResponse;
  hours: PlanHoursResponse;
  /** Weeks that catching up has put in. */
  pauses: PauseResponse[];
  /** Keys of what catching up has given up. */
  dropped: string[];
  /** Slugs of the projects that were cut to their smallest demo. */
  cut: string[];
  /** @example 2026-10-30T09:30:00.000Z */
  createdAt: string;
}

export class PlanPageResponse {
  data: PlanResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

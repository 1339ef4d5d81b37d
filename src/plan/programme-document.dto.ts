import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsText, IsWhole } from '../platform/http/fields.js';
import { IsListOf, IsOneOf, IsPart, IsSlug, IsSlugList } from '../question-bank/document-fields.js';
import {
  needs,
  routeCosts,
  sessionKinds,
  type CadenceSlot,
  type Need,
  type Priority,
  type Programme,
  type Route,
  type RouteCost,
  type SessionKind,
  type TimeRule,
} from './domain/programme.js';
import { IsLocalTime } from './plan-fields.js';
import { ProgrammeWeekDto } from './programme-week-document.dto.js';

/** The file `programme.yaml` of a kit. */

const seenPattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u;

class CadenceSlotDto implements CadenceSlot {
  /** Which sitting. */
  @IsOneOf(sessionKinds)
  kind: SessionKind;

  /** 1 is Monday, 7 is Sunday. */
  @IsWhole(1, 7)
  weekday: number;

  /** Local time at which it begins. */
  @IsLocalTime()
  time: string;

  /** How long it is. */
  @IsWhole(15, 480)
  minutes: number;
}

class PriorityDto implements Priority {
  /** Names the priority. */
  @IsSlug()
  slug: string;

  /** Whether it is moved or dropped when time is short. */
  @IsOneOf(needs)
  need: Need;

  /** Name for people. */
  @IsText(1, 120)
  name: string;
}

class RouteDto implements Route {
  /** Names the route. */
  @IsSlug()
  id: string;

  /** Whose offer it is. */
  @IsSlug()
  provider: string;

  /** Id of a cloud service of the catalogue. */
  @IsOptional()
  @IsSlug()
  service?: string;

  /** Whether it costs money. */
  @IsOneOf(routeCosts)
  cost: RouteCost;

  /** How much of it there is, or what it costs. */
  @IsText(1, 200)
  amount: string;

  /** When it was seen: a year, a month or a day. */
  @Matches(seenPattern, { message: 'must be a year, a month or a day' })
  @ApiProperty({ maxLength: 10, pattern: seenPattern.source })
  seen: string;

  /** What it is good for. */
  @IsText(1, 500)
  text: string;
}

class TimeRuleDto implements TimeRule {
  /** Names the rule. */
  @IsSlug()
  slug: string;

  /** The rule. */
  @IsText(1, 500)
  text: string;
}

class StatedHoursDto {
  /** At least. */
  @IsWhole(1, 5000)
  from: number;

  /** At most. */
  @IsWhole(1, 5000)
  to: number;
}

class ShortFormDto {
  /** How long it is. */
  @IsWhole(5, 240)
  minutes: number;

  /** What is done in it. */
  @IsText(1, 500)
  text: string;
}

export class ProgrammeDocumentDto implements Programme {
  /** Names the programme for good. */
  @IsSlug()
  slug: string;

  /** Name for people. */
  @IsText(1, 120)
  title: string;

  /** What it is. */
  @IsText(1, 1000)
  summary: string;

  /** The hours it is usually said to take. */
  @IsPart(() => StatedHoursDto)
  statedHours: StatedHoursDto;

  /** The sittings of a week. */
  @IsListOf(() => CadenceSlotDto, { min: 1, max: 10 })
  cadence: CadenceSlotDto[];

  /** Projects to choose from, by slug. */
  @IsSlugList({ min: 1, max: 20 })
  capstones: string[];

  /** What half an hour of a large design is. */
  @IsPart(() => ShortFormDto)
  shortForm: ShortFormDto;

  /** What the hours without a fixed place are for. */
  @IsText(1, 1000)
  flexible: string;

  /** Rules for those who run out of time. */
  @IsListOf(() => TimeRuleDto, { min: 1, max: 20 })
  rules: TimeRuleDto[];

  /** What matters, and how much. */
  @IsListOf(() => PriorityDto, { min: 1, max: 50 })
  priorities: PriorityDto[];

  /** What the labs may cost. */
  @IsListOf(() => RouteDto, { min: 1, max: 50 })
  routes: RouteDto[];

  /** In order. */
  @IsListOf(() => ProgrammeWeekDto, { min: 1, max: 26 })
  weeks: ProgrammeWeekDto[];

  /** Kept for mock interviews, by slug. */
  @IsSlugList({ min: 0, max: 100 })
  reserve: string[];
}

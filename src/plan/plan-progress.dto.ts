import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf } from '../question-bank/document-fields.js';
import {
  catchUpObstacles,
  catchUpWays,
  type CatchUpObstacle,
  type CatchUpWay,
} from './domain/catch-up.js';
import { standings, type Standing } from './domain/measure-plan.js';
import { PlanMilestoneResponse, PlanUnitResponse } from './plan-week.dto.js';

/** Done and planned. */
export class ShareResponse {
  /** @example 3 */
  done: number;
  /** @example 6 */
  planned: number;
}

/** How far somebody is in one week. */
export class WeekProgressResponse {
  /** @example 45 */
  number: number;
  /** @example 2026-11-02 */
  monday: string;
  /** @example 2026-11-08 */
  sunday: string;
  minutes: ShareResponse;
  questions: ShareResponse;
  milestones: ShareResponse;
  sessions: ShareResponse;
}

/** Whether the work of the chosen projects fits into the plan. */
export class CapstoneHoursResponse {
  /** Hours that their milestones say they take. @example 36 */
  needed: number;
  /** Hours of the sittings before the last week. @example 21 */
  fixed: number;
  /** Flexible hours a week that are needed besides. @example 2.2 */
  flexibleNeededPerWeek: number;
  /** Whether the plan has as many. */
  isEnough: boolean;
}

/** How far somebody is in a plan. */
export class PlanProgressResponse {
  /** The learner's study day. @example 2026-11-10 */
  today: string;
  @ApiProperty({ enum: standings })
  standing: Standing;
  /** The same in plain sentences, with what it comes from. */
  text: string[];
  /** The week that has today; null before, after and between. @example 46 */
  @ApiProperty({ type: 'integer', nullable: true })
  currentWeek: number | null;
  /** Minutes of sittings and flexible hours. */
  minutes: ShareResponse;
  /** Answered, by attempts and reviews. */
  questions: ShareResponse;
  /** Handed in. */
  milestones: ShareResponse;
  sessions: ShareResponse;
  /** How long what was missed takes. @example 90 */
  behindMinutes: number;
  /** What is done of weeks that are still to come. @example 0 */
  aheadMinutes: number;
  capstoneHours: CapstoneHoursResponse;
  weeks: WeekProgressResponse[];
  /** What was missed. */
  missed: PlanUnitResponse[];
  /** Of the chosen projects, in the order of their days. */
  milestonesDue: PlanMilestoneResponse[];
  /** Slugs of the projects so far behind that they should shrink. */
  projectsToCut: string[];
}

/** A part that is made up for. */
export class MovedPartResponse {
  /** @example 45-build */
  key: string;
  title: string;
  /** Number of the week. @example 47 */
  week: number;
  /** @example 60 */
  minutes: number;
}

/** Something that is given up. */
export class DroppedUnitResponse {
  /** @example 46-research:gcp-alloydb */
  key: string;
  title: string;
}

/** What one way of catching up would do. */
export class CatchUpWayResponse {
  @ApiProperty({ enum: catchUpWays })
  way: CatchUpWay;
  isPossible: boolean;
  /** Why it is not; null when it is. */
  @ApiProperty({ type: String, enum: catchUpObstacles, nullable: true })
  obstacle: CatchUpObstacle | null;
  /** The same in a plain sentence. */
  text: string;
  moved: MovedPartResponse[];
  dropped: DroppedUnitResponse[];
  /** Slugs of the projects that shrink to their smallest demo. */
  cut: string[];
  /** @example 0 */
  shiftWeeks: number;
  /** The plan's last day afterwards. @example 2026-12-27 */
  lastDay: string;
  /** Minutes that have no room. @example 0 */
  shortMinutes: number;
}

export class CatchUpResponse {
  /** All ways, whether or not they are open. */
  data: CatchUpWayResponse[];
}

/** How to catch up. */
export class CatchUpDto {
  /** One of the ways that are open. */
  @IsOneOf(catchUpWays)
  way: CatchUpWay;
}

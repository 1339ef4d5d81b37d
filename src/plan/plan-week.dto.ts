import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsId, IsWhole, IsWholeParam } from '../platform/http/fields.js';
import { unitKinds, type UnitKind, type UnitSession } from './domain/plan.js';
import { milestoneStates, type MilestoneState } from './domain/list-milestones.js';
import { unitStates, type UnitState } from './domain/plan-status.js';
import { needs, sessionKinds, type Need } from './domain/programme.js';
import { IsTrueOrFalse } from './plan-fields.js';

const sessionKeyPattern = /^\d{1,3}-(?:research|build|capstone|review|flexible)$/u;
const shownSessions = [...sessionKinds, 'flexible'] as const;
export const weekStates = ['past', 'current', 'ahead'] as const;
export const sessionStates = ['done', 'open', 'missed', 'dropped', 'moved'] as const;
export type SessionState = (typeof sessionStates)[number];

export class PlanWeekParamDto {
  /** Id of the plan. */
  @IsId()
  id: string;

  /** Number of the week of the programme. */
  @IsWholeParam(1, 999)
  number: number;
}

export class PlanSessionParamDto {
  /** Id of the plan. */
  @IsId()
  id: string;

  /** Key of the sitting, week and kind. @example 45-research */
  @Matches(sessionKeyPattern, { message: 'must be a week and a sitting such as 45-research' })
  @ApiProperty({ type: String, pattern: sessionKeyPattern.source, maxLength: 20 })
  key: string;
}

/** What somebody says of a sitting. */
export class MarkSessionDto {
  /** Minutes that were spent on it. @example 110 */
  @IsWhole(0, 1440)
  minutes: number;

  /** Whether it is done; false goes on another day, or takes it back. */
  @IsTrueOrFalse()
  isDone: boolean;
}

/** What is known of a sitting by word of the learner. */
export class SessionMarkResponse {
  /** @example 45-research */
  key: string;
  /** @example 110 */
  minutes: number;
  isDone: boolean;
  /** The study day on which it was done; null while it is not. @example 2026-11-02 */
  doneDay: string | null;
}

/** A part of something in the flexible hours of a week. */
export class UnitPartResponse {
  /** Number of the week. @example 46 */
  week: number;
  /** @example 60 */
  minutes: number;
}

/** The smallest thing that can be done or missed. */
export class PlanUnitResponse {
  /** @example 45-review:slow-query-index-plan */
  key: string;
  /** The week that it is of. @example 45 */
  week: number;
  @ApiProperty({ enum: unitKinds })
  kind: UnitKind;
  title: string;
  /** Id of the question or project; null for what is read or built. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  questionId: string | null;
  /** Id of the source; null for all but readings. @example aurora-2017 */
  @ApiProperty({ type: String, nullable: true })
  sourceId: string | null;
  /** @example 20 */
  minutes: number;
  @ApiProperty({ enum: needs })
  need: Need;
  @ApiProperty({ enum: unitStates })
  state: UnitState;
  /** The last day in which to do it. @example 2026-11-08 */
  dueDay: string;
  /** Where it is made up for; empty unless it was moved. */
  movedTo: UnitPartResponse[];
}

/** A sitting of a week, or its flexible hours. */
export class PlanSessionResponse {
  /** @example 45-research */
  key: string;
  @ApiProperty({ enum: shownSessions })
  kind: UnitSession;
  /** The day by the learner's calendar; null for flexible hours. @example 2026-11-02 */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  day: string | null;
  /** Null for flexible hours. @example 2026-11-02T18:00:00.000Z */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startsAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endsAt: string | null;
  /** @example 120 */
  minutes: number;
  @ApiProperty({ enum: sessionStates })
  state: SessionState;
  /** What the learner said of it; null while they have not. */
  @ApiProperty({ type: SessionMarkResponse, nullable: true })
  mark: SessionMarkResponse | null;
  units: PlanUnitResponse[];
}

/** A milestone of a chosen project, or the project itself at the end. */
export class PlanMilestoneResponse {
  /** Slug of the project. @example cap-mini-db */
  capstone: string;
  /** Null is the project itself. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true })
  number: number | null;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  questionId: string;
  title: string;
  /** @example 45 */
  week: number;
  /** @example 2026-11-06 */
  dueDay: string;
  /** Done once it is handed in; `cut` where only the smallest demo is wanted, or it was retired. */
  @ApiProperty({ enum: milestoneStates })
  state: MilestoneState;
}

/** The flexible hours of a week. */
export class WeekRoomResponse {
  /** @example 240 */
  flexibleMinutes: number;
  /** What they hold: a second project, what is written down, what is made up for. @example 30 */
  takenMinutes: number;
  /** What is left of them from today on. @example 210 */
  roomMinutes: number;
}

export class PlanWeekResponse {
  /** Of the programme. @example 45 */
  number: number;
  theme: string;
  outcomes: string[];
  /** @example 2026-11-02 */
  monday: string;
  /** @example 2026-11-08 */
  sunday: string;
  @ApiProperty({ enum: weekStates })
  state: (typeof weekStates)[number];
  /** The sittings in the order of their days, then the flexible hours. */
  sessions: PlanSessionResponse[];
  /** What is made up for in this week, of whichever week it is. */
  madeUp: PlanUnitResponse[];
  milestones: PlanMilestoneResponse[];
  room: WeekRoomResponse;
}

export class PlanWeeksResponse {
  /** In order. */
  data: PlanWeekResponse[];
}

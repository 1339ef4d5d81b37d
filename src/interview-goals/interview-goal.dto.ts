import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsNumber,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { CanBeAbsent, IsDay, IsIdList, IsText, IsWhole } from '../platform/http/fields.js';
import type { GoalTerms } from './domain/interview-goal.js';
import type { StoredGoal } from './interview-goal.repository.js';

const mostNames = 50;
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const usualTarget = 0.95;

function IsSkillList(): PropertyDecorator {
  return applyDecorators(
    CanBeAbsent(),
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(mostNames, { message: `must have at most ${mostNames} entries` }),
    ArrayUnique({ message: 'must not name anything twice' }),
    Matches(slugPattern, {
      each: true,
      message: 'must hold lower-case words with single hyphens',
    }),
    ApiProperty({
      type: 'array',
      required: false,
      maxItems: mostNames,
      items: { type: 'string', maxLength: 80, pattern: slugPattern.source },
    }),
  );
}

/** A share of what is asked that should be recalled. */
function IsTargetRecall(): PropertyDecorator {
  return applyDecorators(
    CanBeAbsent(),
    IsNumber({}, { message: 'must be a number' }),
    Min(0.7, { message: 'must be at least 0.7' }),
    Max(0.99, { message: 'must be at most 0.99' }),
    ApiProperty({ type: 'number', required: false, minimum: 0.7, maximum: 0.99 }),
  );
}

/** An interview to prepare for. */
export class CreateInterviewGoalDto {
  /** What to call it. @example Staff interview at Acme */
  @IsOptional()
  @IsText(1, 120)
  title?: string | null;

  /** The day of the interview by the learner's own calendar: tomorrow at the earliest, at most 365 days ahead. */
  @IsDay()
  interviewDay: string;

  /** The probability of recall that a question should have that day; 0.95 unless given. @example 0.95 */
  @IsTargetRecall()
  targetRecall?: number;

  /** Minutes of answering a day until then. @example 60 */
  @IsWhole(20, 600)
  minutesPerDay: number;

  /** Slugs of the skills that may be asked for. */
  @IsSkillList()
  skills?: string[];

  /** Banks that may be asked from, besides; they need not be followed. */
  @IsIdList({ min: 0, max: mostNames })
  bankIds?: string[];
}

/** A change of a goal: what is left out stays. */
export class UpdateInterviewGoalDto {
  /** What to call it; null takes the title away. @example Staff interview at Acme */
  @IsOptional()
  @IsText(1, 120)
  title?: string | null;

  /** A new day: tomorrow at the earliest, at most 365 days ahead. */
  @CanBeAbsent()
  @IsDay()
  interviewDay?: string;

  /** The probability of recall that a question should have that day. @example 0.95 */
  @IsTargetRecall()
  targetRecall?: number;

  /** Minutes of answering a day until then. @example 60 */
  @CanBeAbsent()
  @IsWhole(20, 600)
  minutesPerDay?: number;

  /** Slugs of all the skills that may be asked for. */
  @IsSkillList()
  skills?: string[];

  /** All banks that may be asked from, besides. */
  @IsIdList({ min: 0, max: mostNames })
  bankIds?: string[];
}

/** An interview that a learner prepares for. */
export class InterviewGoalResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 1 */
  version: number;
  /** @example Staff interview at Acme */
  title: string | null;
  /** The day of the interview by the learner's own calendar. @example 2026-12-14 */
  interviewDay: string;
  /** The probability of recall that a question should have that day. @example 0.95 */
  targetRecall: number;
  /** Minutes of answering a day until then. @example 60 */
  minutesPerDay: number;
  /** Slugs of the skills that may be asked for. @example ["replication"] */
  skills: string[];
  /** Banks that may be asked from, besides. */
  bankIds: string[];
  /** When it was put away; null while it counts. @example null */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  archivedAt: string | null;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
}

/** A page of goals. */
export class InterviewGoalPageResponse {
  data: InterviewGoalResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toGoalTerms(body: CreateInterviewGoalDto): GoalTerms {
  const { title = null, interviewDay, targetRecall = usualTarget, minutesPerDay } = body;
  const { skills = [], bankIds = [] } = body;
  return { title, interviewDay, targetRecall, minutesPerDay, skills, bankIds };
}

export function toInterviewGoalResponse(goal: StoredGoal): InterviewGoalResponse {
  const { id, version, title, interviewDay, targetRecall, minutesPerDay } = goal;
  return {
    id,
    version,
    title,
    interviewDay,
    targetRecall,
    minutesPerDay,
    skills: [...goal.skills],
    bankIds: [...goal.bankIds],
    archivedAt: goal.archivedAt?.toISOString() ?? null,
    createdAt: goal.createdAt.toISOString(),
  };
}

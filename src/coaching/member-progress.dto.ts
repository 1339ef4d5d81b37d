import { ApiProperty } from '@nestjs/swagger';
import type { Contested, StudentFacts } from './domain/board.js';
import type { CommonStruggle } from './domain/common-struggles.js';
import type { StuckOn } from './domain/struggle.js';

/** A member's row stays readable; the counts say when there is more. */
const mostShown = 10;

/** How often, in the study days that end today. */
export class RecentCountResponse {
  /** @example 12 */
  @ApiProperty({ type: 'integer' })
  last7Days: number;

  /** @example 40 */
  @ApiProperty({ type: 'integer' })
  last28Days: number;
}

/** A criterion that is missed. */
export class MissedCriterionResponse {
  /** Names it in grades. */
  key: string;

  /** What a grader looks for. */
  title: string;

  /** Whether missing it fails the answer. */
  mustHave: boolean;
}

/** A question on which somebody is stuck. */
export class StuckOnResponse {
  /** The question. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Of the question. */
  title: string;

  /** Tries failed one after the other, of the last dozen: rated Again, or a must-have missed. */
  @ApiProperty({ type: 'integer' })
  failedInARow: number;

  /** Whether it was forgotten so often that asking again does not help. */
  isLeech: boolean;

  /** What their last graded answers missed most; null when none was graded. */
  @ApiProperty({ type: MissedCriterionResponse, nullable: true })
  criterion: MissedCriterionResponse | null;
}

/** An answer that its author sees otherwise than a coach. */
export class ContestedAnswerResponse {
  /** Id of the attempt. */
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  /** The question. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Of the question. */
  title: string;

  /** Of the author's own latest grade. @example 0.93333 */
  ownScore: number;

  /** Of the latest coach's. @example 0.6 */
  coachScore: number;

  /** Whether one sees every must-have met and the other does not. */
  differsOnMustHaves: boolean;
}

/** How many assignments are how far. */
export class AssignmentCountsResponse {
  /** Everything answered, be it late. */
  @ApiProperty({ type: 'integer' })
  done: number;

  /** Not yet due. */
  @ApiProperty({ type: 'integer' })
  open: number;

  /** Not done, and the due day is over. */
  @ApiProperty({ type: 'integer' })
  overdue: number;
}

/** How it goes with one who shows it. */
export class MemberProgressResponse {
  /** Their last day with practice of any kind; null for who never practised. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastActiveDay: string | null;

  /** Whether that was too long ago. */
  isInactive: boolean;

  /** Reviews not undone, of whatever they practise. */
  reviews: RecentCountResponse;

  /** Answers handed in. */
  attempts: RecentCountResponse;

  /** On how many of the cohort's questions they are stuck. */
  @ApiProperty({ type: 'integer' })
  stuckCount: number;

  /** The ten most stubborn. */
  stuckOn: StuckOnResponse[];

  /** How many of their answers are contested. */
  @ApiProperty({ type: 'integer' })
  contestedCount: number;

  /** The latest ten. */
  contested: ContestedAnswerResponse[];

  /** Day of their next interview by their own calendar; null when none lies ahead. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  nextInterviewDay: string | null;

  /** Of the assignments that nobody has closed. */
  assignments: AssignmentCountsResponse;
}

export function toMemberProgressResponse(facts: StudentFacts): MemberProgressResponse {
  const { activity, isInactive, stuckOn, contested, nextInterviewDay, assignments } = facts;
  return {
    lastActiveDay: activity.lastDay,
    isInactive,
    reviews: { last7Days: activity.reviews7, last28Days: activity.reviews28 },
    attempts: { last7Days: activity.attempts7, last28Days: activity.attempts28 },
    stuckCount: stuckOn.length,
    stuckOn: stuckOn.slice(0, mostShown).map(toStuckOnResponse),
    contestedCount: contested.length,
    contested: contested.slice(0, mostShown).map(toContestedAnswerResponse),
    nextInterviewDay,
    assignments,
  };
}

function toStuckOnResponse(stuck: StuckOn): StuckOnResponse {
  const { questionId, title, failedInARow, isLeech, criterion } = stuck;
  return { questionId, title, failedInARow, isLeech, criterion: toCriterionResponse(criterion) };
}

function toContestedAnswerResponse(contested: Contested): ContestedAnswerResponse {
  const { attemptId, questionId, title, ownScore, coachScore, differsOnMustHaves } = contested;
  return { attemptId, questionId, title, ownScore, coachScore, differsOnMustHaves };
}

export function toCriterionResponse(
  criterion: CommonStruggle['criterion'],
): MissedCriterionResponse | null {
  if (criterion === null) return null;
  const { key, title, mustHave } = criterion;
  return { key, title, mustHave };
}

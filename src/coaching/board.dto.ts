import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsWholeParam } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { Board, BoardMember } from './board.service.js';
import { needs, type Need } from './domain/board.js';
import type { CommonStruggle } from './domain/common-struggles.js';
import { AuthorResponse } from './member-attempts.dto.js';
import {
  MemberProgressResponse,
  MissedCriterionResponse,
  toCriterionResponse,
  toMemberProgressResponse,
} from './member-progress.dto.js';

/** What the board is to show. */
export class BoardQueryDto extends PageQueryDto {
  /** From so many of their study days without practice somebody is inactive. */
  @ApiProperty({ required: false, default: 7 })
  @IsOptional()
  @IsWholeParam(1, 365)
  inactiveDays: number = 7;

  /** Only members with this need. */
  @ApiProperty({ enum: needs, required: false })
  @IsOptional()
  @IsIn(needs)
  need?: Need;
}

/** A member on the board. */
export class BoardMemberResponse {
  /** Who it is. */
  member: AuthorResponse;

  /** Null for who does not show it. */
  @ApiProperty({ type: MemberProgressResponse, nullable: true })
  progress: MemberProgressResponse | null;
}

/** A question on which several are stuck. */
export class CommonStruggleResponse {
  /** The question. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Of the question. */
  title: string;

  /** How many are stuck on it. */
  @ApiProperty({ type: 'integer' })
  members: number;

  /** Of those who show it, 0 to 1. @example 0.4 */
  share: number;

  /** What most of them miss; null when no answer was graded. */
  @ApiProperty({ type: MissedCriterionResponse, nullable: true })
  criterion: MissedCriterionResponse | null;

  /** How many of them miss that most. */
  @ApiProperty({ type: 'integer' })
  missedBy: number;
}

/** How the cohort is doing, whichever page was asked for. */
export class BoardSummaryResponse {
  /** How many learn here. */
  @ApiProperty({ type: 'integer' })
  members: number;

  /** How many of them do not show how it goes, and are in none of the other figures. */
  @ApiProperty({ type: 'integer' })
  notSharing: number;

  /** How many are inactive. */
  @ApiProperty({ type: 'integer' })
  inactive: number;

  /** How many have an assignment that is overdue. */
  @ApiProperty({ type: 'integer' })
  overdue: number;

  /** The twenty questions on which most are stuck, that of the most first. */
  struggles: CommonStruggleResponse[];
}

/** The coach's board. */
export class BoardResponse {
  /** When it was read. */
  @ApiProperty({ format: 'date-time' })
  asOf: string;

  /** From so many days without practice somebody counts as inactive. */
  @ApiProperty({ type: 'integer' })
  inactiveDays: number;

  /** The cohort as a whole. */
  summary: BoardSummaryResponse;

  /** Those who learn here, in the order in which they joined. */
  data: BoardMemberResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toBoardSummaryResponse(board: Board): BoardSummaryResponse {
  const { memberCount, notSharing, inactive, overdue, struggles } = board;
  return {
    members: memberCount,
    notSharing,
    inactive,
    overdue,
    struggles: struggles.map(toCommonStruggleResponse),
  };
}

export function toBoardMemberResponse({ member, facts }: BoardMember): BoardMemberResponse {
  const { learnerId, displayName } = member;
  return {
    member: { accountId: learnerId, displayName },
    progress: facts === null ? null : toMemberProgressResponse(facts),
  };
}

function toCommonStruggleResponse(struggle: CommonStruggle): CommonStruggleResponse {
  const { questionId, title, members, share, criterion, missedBy } = struggle;
  return {
    questionId,
    title,
    members,
    share,
    criterion: toCriterionResponse(criterion),
    missedBy,
  };
}

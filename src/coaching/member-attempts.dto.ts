import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  AttemptResponse,
  AttemptSummaryResponse,
  toAttemptResponse,
  toAttemptSummaryResponse,
} from '../attempts/attempt.dto.js';
import { GradeSheetDto, toGradeSheet } from '../attempts/grade-sheet.dto.js';
import { GradeResponse, toGradeResponse } from '../attempts/grade.dto.js';
import { IsId, IsText } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { OutlineResponse, toOutlineResponse } from '../question-bank/outline.dto.js';
import type { CoachJudgement } from './coach-grading.service.js';
import type { ListedAttempt, OpenedAnswer } from './member-attempts.service.js';

const shownStates = ['submitted', 'self_graded', 'closed'] as const;

/** Filters of the list of a member's answers. */
export class ListMemberAttemptsQueryDto extends PageQueryDto {
  /** Only answers to this question. */
  @IsOptional()
  @IsId()
  questionId?: string;

  /** Only answers in this state. */
  @ApiProperty({ enum: shownStates, required: false })
  @IsOptional()
  @IsIn(shownStates)
  state?: (typeof shownStates)[number];
}

/** A filled-in rubric of somebody else's answer, and why. */
export class CoachGradeDto extends GradeSheetDto {
  /** What the author should know of how you came to it. @example Every must-have is there, but the lease is never renewed. */
  @IsText(10, 2000)
  reason: string;
}

/** Somebody whose answer it is. */
export class AuthorResponse {
  /** Id of the account. */
  @ApiProperty({ format: 'uuid' })
  accountId: string;

  /** Name for people. @example Ada */
  displayName: string;
}

/** An answer of a member, without its text. */
export class MemberAttemptResponse extends AttemptSummaryResponse {
  /** Of the question, as it is called now. */
  title: string;
}

/** A page of a member's answers, latest first. */
export class MemberAttemptPageResponse {
  /** Those that were handed in, to questions of the cohort. */
  data: MemberAttemptResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** The question as its author met it. */
export class AskedQuestionResponse {
  /** Title of the question. */
  title: string;

  /** The question, in Markdown. */
  prompt: string;
}

/** An answer with all it takes to grade it. */
export class MemberAnswerResponse {
  /** Whose it is. */
  member: AuthorResponse;

  /** The answer. */
  attempt: AttemptResponse;

  /** What it answers, at the revision it was written to. */
  question: AskedQuestionResponse;

  /** Outline and rubric of that revision. */
  outline: OutlineResponse;

  /** The latest twenty grades, the latest first; all of them are listed apart. */
  grades: GradeResponse[];
}

export function toMemberAttemptResponse(listed: ListedAttempt): MemberAttemptResponse {
  return Object.assign(toAttemptSummaryResponse(listed), { title: listed.title });
}

export function toMemberAnswerResponse(opened: OpenedAnswer): MemberAnswerResponse {
  const { member, graded, revision, grades } = opened;
  const { learnerId, displayName } = member;
  const { title, prompt } = revision;
  return {
    member: { accountId: learnerId, displayName },
    attempt: toAttemptResponse(graded),
    question: { title, prompt },
    outline: toOutlineResponse(revision),
    grades: grades.map(toGradeResponse),
  };
}

export function toCoachJudgement(body: CoachGradeDto): CoachJudgement {
  return { sheet: toGradeSheet(body), reason: body.reason };
}

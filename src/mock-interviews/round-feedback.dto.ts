import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { storyScopes } from '../attempts/attempt-words.js';
import type { StoryScope } from '../attempts/domain/grade.js';
import { GradeItemResponse, toGradeItemResponse } from '../attempts/grade.dto.js';
import { GradeSheetDto, toGradeSheet } from '../attempts/grade-sheet.dto.js';
import { CanBeAbsent, IsText, IsWhole } from '../platform/http/fields.js';
import { conductTags, type ConductTag } from './domain/conduct-tag.js';
import {
  interviewStates,
  seatRoles,
  type InterviewState,
  type RoundFeedback,
  type SeatRole,
} from './domain/mock-interview.js';
import type {
  CandidateFeedback,
  InterviewerFeedback,
  OwnFeedback,
} from './round-feedback.service.js';

const longest = 2000;

/** The rubric as the interviewer fills it in, and what they would say. Quotes are of the transcript. */
export class InterviewerFeedbackDto extends GradeSheetDto {
  /** What was good. @example You asked what must not be lost before you chose. */
  @CanBeAbsent()
  @IsText(0, longest)
  strengths?: string;

  /** What to work on; with 10 characters or more it is the reason of the grade. */
  @CanBeAbsent()
  @IsText(0, longest)
  toImprove?: string;
}

/** How the candidate found the way the round was conducted. */
export class CandidateFeedbackDto {
  /** From -2, not at all, to 2, very well. @example 2 */
  @IsWhole(-2, 2)
  score: number;

  /** What it was like. */
  @CanBeAbsent()
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(conductTags.length, { message: `must have at most ${conductTags.length} entries` })
  @ArrayUnique({ message: 'must not name anything twice' })
  @IsIn(conductTags, { each: true, message: `must hold some of ${conductTags.join(', ')}` })
  @ApiProperty({
    enum: conductTags,
    isArray: true,
    required: false,
    default: [],
    maxItems: conductTags.length,
    uniqueItems: true,
  })
  tags: ConductTag[] = [];

  /** In your words. @example You let me think. */
  @CanBeAbsent()
  @IsText(0, longest)
  comment?: string;
}

/** What an interviewer said of an answer. */
export class AnswerFeedbackResponse {
  /** The levels given. */
  items: GradeItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How far a story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: storyScopes, nullable: true })
  scope: StoryScope | null;

  /** What was good. */
  strengths: string;

  /** What to work on. */
  toImprove: string;
}

/** What a candidate said of how a round was conducted. */
export class ConductFeedbackResponse {
  /** From -2 to 2. */
  @ApiProperty({ type: 'integer', minimum: -2, maximum: 2 })
  score: number;

  /** What it was like. */
  @ApiProperty({ enum: conductTags, isArray: true })
  tags: ConductTag[];

  /** In their words. */
  comment: string;
}

/** What you said of a round. The other one sees it when both have said all, or 48 hours after the end. */
export class OwnFeedbackResponse {
  /** The mock interview. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Of this feedback: 1 while there is none, then growing with each change. @example 2 */
  version: number;

  /** Number of the round. @example 1 */
  round: number;

  /** What you did in it. @example interviewer */
  @ApiProperty({ enum: seatRoles })
  role: SeatRole;

  /** Of the interview: in `completed` it is shown to both and stays as it is. @example feedback */
  @ApiProperty({ enum: interviewStates })
  state: InterviewState;

  /** When you said it first; null as long as you have not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  submittedAt: string | null;

  /** Of the interviewer. */
  answer: AnswerFeedbackResponse | null;

  /** Of the candidate. */
  conduct: ConductFeedbackResponse | null;
}

export function toInterviewerFeedback(body: InterviewerFeedbackDto): InterviewerFeedback {
  const { strengths = '', toImprove = '' } = body;
  return { sheet: toGradeSheet(body), strengths, toImprove };
}

export function toCandidateFeedback(body: CandidateFeedbackDto): CandidateFeedback {
  const { score, tags, comment = '' } = body;
  return { score, tags, comment };
}

export function toOwnFeedbackResponse(own: OwnFeedback): OwnFeedbackResponse {
  const { record, seat, feedback } = own;
  return {
    id: record.interview.id,
    version: feedback?.version ?? 1,
    round: seat.round.number,
    role: seat.role,
    state: record.interview.state,
    submittedAt: feedback?.submittedAt?.toISOString() ?? null,
    answer: feedback === null ? null : toAnswerFeedback(feedback),
    conduct: feedback === null ? null : toConductFeedback(feedback),
  };
}

export function toAnswerFeedback(feedback: RoundFeedback): AnswerFeedbackResponse | null {
  const { sheet, strengths, toImprove } = feedback;
  if (sheet === null) return null;
  const { items, redFlags, scope } = sheet;
  const levels = items.map(toGradeItemResponse);
  return { items: levels, redFlags: [...redFlags], scope, strengths, toImprove };
}

export function toConductFeedback({
  score,
  tags,
  comment,
}: RoundFeedback): ConductFeedbackResponse | null {
  return score === null ? null : { score, tags, comment };
}

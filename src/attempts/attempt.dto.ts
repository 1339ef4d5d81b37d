import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { attemptModes, candidateLevels } from './attempt-words.js';
import { CanBeAbsent, IsId, IsText } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { AttemptMode, AttemptState } from './domain/attempt.js';
import { GradeInForceResponse, toGradeInForceResponse } from './grade-in-force.dto.js';
import type { GradedAttempt } from './domain/graded-attempt.js';

const states = [
  'draft',
  'submitted',
  'self_graded',
  'closed',
  'abandoned',
  'withdrawn',
  'voided',
] as const satisfies readonly AttemptState[];
const longestAnswer = 50_000;

/** The beginning of an answer. */
export class StartAttemptDto {
  /** Made by the client, UUID version 7 preferred, so that sending it again is safe. */
  @CanBeAbsent()
  @IsId()
  id?: string;

  /** The question to answer. */
  @IsId()
  questionId: string;

  /** `written` in Markdown, `spoken` with a transcript or notes, `recall` without a text. */
  @ApiProperty({ enum: attemptModes })
  @IsIn(attemptModes)
  mode: AttemptMode;

  /** The level to be judged at; the question's own when left out. */
  @ApiProperty({ enum: candidateLevels, required: false })
  @CanBeAbsent()
  @IsIn(candidateLevels)
  candidateLevel?: CandidateLevel;
}

/** What may be changed in an open attempt. */
export class SaveAnswerDto {
  /** The whole answer as it stands, in Markdown. Empty in `recall`. */
  @CanBeAbsent()
  @IsText(0, longestAnswer)
  answer?: string;
}

/** Handing in. */
export class SubmitAttemptDto {
  /** The final answer, which needs `If-Match`; what was saved last when left out. */
  @CanBeAbsent()
  @IsText(0, longestAnswer)
  answer?: string;

  /** Whether you gave up; only then may a written or spoken answer be blank. */
  @ApiProperty({ required: false, default: false })
  @CanBeAbsent()
  @IsBoolean({ message: 'must be true or false' })
  gaveUp: boolean = false;
}

/** Filters of the list of attempts. */
export class ListAttemptsQueryDto extends PageQueryDto {
  /** Only attempts at this question. */
  @IsOptional()
  @IsId()
  questionId?: string;

  /** Only attempts in this state. */
  @ApiProperty({ enum: states, required: false })
  @IsOptional()
  @IsIn(states)
  state?: AttemptState;
}

/** An attempt as lists show it. */
export class AttemptSummaryResponse {
  /** Given by the client or made here. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The question. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** What the question said when the attempt began; later edits do not reach it. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  /** The level it is judged at. */
  @ApiProperty({ enum: candidateLevels })
  candidateLevel: CandidateLevel;

  /** How the question is answered. */
  @ApiProperty({ enum: attemptModes })
  mode: AttemptMode;

  /** `draft` is open; a graded attempt is `closed` when its grade can no longer be corrected. */
  @ApiProperty({ enum: states })
  state: AttemptState;

  /** Minutes an answer may take; null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true })
  timeLimitMinutes: number | null;

  /** By the server's clock, as is every instant here. */
  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  /** When the time is up. A later answer is taken, and says how late it was. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deadlineAt: string | null;

  /** When it was handed in. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  submittedAt: string | null;

  /** Time used over the time limit; above 1 it was late. @example 0.8 */
  @ApiProperty({ type: Number, nullable: true })
  overtimeRatio: number | null;

  /** Hints shown while it was open, and in an ungraded attempt shortly before. */
  @ApiProperty({ type: 'integer' })
  hintsUsed: number;

  /** Whether the outline was read while it was open, or in an ungraded attempt shortly before. */
  peeked: boolean;

  /** Whether the learner gave up. */
  gaveUp: boolean;

  /** Probability of recall just before, 0 to 1; 0 for a first meeting, null until graded. */
  @ApiProperty({ type: Number, nullable: true })
  retrievability: number | null;

  /** The review that the grade was recorded as; null until graded. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  reviewId: string | null;

  /** When it was closed, abandoned, withdrawn or voided. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt: string | null;

  /** When time alone will abandon a draft or close a graded attempt. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt: string | null;

  /** The grade the answer stands by: a coach's before an interviewer's before your own. */
  @ApiProperty({ type: GradeInForceResponse, nullable: true })
  gradeInForce: GradeInForceResponse | null;

  /** Grows with every change. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** An attempt with the answer. */
export class AttemptResponse extends AttemptSummaryResponse {
  /** Exactly as it was typed; frozen when it is handed in. */
  answer: string;

  /** SHA-256 of the answer in UTF-8, in hex; null until it is handed in. */
  @ApiProperty({ type: String, nullable: true })
  contentHash: string | null;
}

/** A page of attempts, latest first. */
export class AttemptPageResponse {
  /** The attempts. */
  data: AttemptSummaryResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toAttemptSummaryResponse(graded: GradedAttempt): AttemptSummaryResponse {
  return summaryOf(graded);
}

export function toAttemptResponse(graded: GradedAttempt): AttemptResponse {
  const { answer, contentHash } = graded.attempt;
  return { ...summaryOf(graded), answer, contentHash };
}

type Summary = { [field in keyof AttemptSummaryResponse]: AttemptSummaryResponse[field] };

function summaryOf({ attempt, gradeInForce }: GradedAttempt): Summary {
  return {
    id: attempt.id,
    questionId: attempt.questionId,
    revisionId: attempt.revisionId,
    candidateLevel: attempt.candidateLevel,
    mode: attempt.mode,
    state: attempt.state,
    timeLimitMinutes: attempt.timeLimitMinutes,
    startedAt: attempt.startedAt.toISOString(),
    deadlineAt: attempt.deadlineAt?.toISOString() ?? null,
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    overtimeRatio: attempt.overtimeRatio,
    hintsUsed: attempt.hintsUsed,
    peeked: attempt.peeked,
    gaveUp: attempt.gaveUp,
    retrievability: attempt.retrievability,
    reviewId: attempt.reviewId,
    closedAt: attempt.closedAt?.toISOString() ?? null,
    expiresAt: attempt.expiresAt?.toISOString() ?? null,
    gradeInForce: toGradeInForceResponse(gradeInForce),
    version: attempt.version,
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { attemptModes, candidateLevels } from '../attempts/attempt-words.js';
import { waitingReasons, type WaitingReason } from '../attempts/awaiting-grade.reader.js';
import type { AttemptMode } from '../attempts/domain/attempt.js';
import { GradeInForceResponse, toGradeInForceResponse } from '../attempts/grade-in-force.dto.js';
import { IsId } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { QueuedAttempt } from './grading-queue.service.js';
import { AuthorResponse } from './member-attempts.dto.js';

/** Filters of the queue of answers to grade. */
export class GradingQueueQueryDto extends PageQueryDto {
  /** Only answers of this member. */
  @IsOptional()
  @IsId()
  memberId?: string;

  /** Only answers to this question. */
  @IsOptional()
  @IsId()
  questionId?: string;

  /** Only those that wait for this reason. */
  @ApiProperty({ enum: waitingReasons, required: false })
  @IsOptional()
  @IsIn(waitingReasons)
  reason?: WaitingReason;
}

/** An answer that waits for a coach, without its text. */
export class QueuedAttemptResponse {
  /** Id of the attempt. */
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  /** Whose it is. */
  member: AuthorResponse;

  /** The question. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Of the question, at the revision it was written to. */
  title: string;

  /** That revision. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  /** The level it is judged at. */
  @ApiProperty({ enum: candidateLevels })
  candidateLevel: CandidateLevel;

  /** How it was answered. */
  @ApiProperty({ enum: attemptModes })
  mode: AttemptMode;

  /** When it was handed in. */
  @ApiProperty({ format: 'date-time' })
  submittedAt: string;

  /** Whether the member gave up. */
  gaveUp: boolean;

  /** `assigned`, contested since a coach graded it, or just not graded by a coach: in this order. */
  @ApiProperty({ enum: waitingReasons })
  reason: WaitingReason;

  /** By when an open assignment wants it; null without one. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueDay: string | null;

  /** Whether the member graded it anew after a coach, and still sees it otherwise. */
  isContested: boolean;

  /** The grade it stands by; null when nobody has graded it. */
  @ApiProperty({ type: GradeInForceResponse, nullable: true })
  gradeInForce: GradeInForceResponse | null;
}

/** A page of the answers to grade. */
export class GradingQueuePageResponse {
  /** What is due first comes first, then what is contested, then what waits longest. */
  data: QueuedAttemptResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toQueuedAttemptResponse(queued: QueuedAttempt): QueuedAttemptResponse {
  const { attemptId, questionId, title, revisionId, candidateLevel, mode, gaveUp } = queued;
  const { reason, dueDay, isContested } = queued;
  return {
    attemptId,
    member: { accountId: queued.learnerId, displayName: queued.displayName },
    questionId,
    title,
    revisionId,
    candidateLevel,
    mode,
    submittedAt: queued.submittedAt.toISOString(),
    gaveUp,
    reason,
    dueDay,
    isContested,
    gradeInForce: toGradeInForceResponse(queued.gradeInForce),
  };
}

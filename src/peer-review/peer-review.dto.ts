import { ApiProperty } from '@nestjs/swagger';
import { attemptModes, candidateLevels, storyScopes } from '../attempts/attempt-words.js';
import { utcDay } from '../kernel/utc-day.js';
import type { AttemptMode } from '../attempts/domain/attempt.js';
import type { Grade, StoryScope } from '../attempts/domain/grade.js';
import { GradeItemResponse, toGradeItemResponse } from '../attempts/grade.dto.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { OutlineResponse } from '../question-bank/outline.dto.js';
import { confidences, type PeerSettlement } from './domain/peer-review-request.js';
import type { OpenedReview } from './own-reviews.service.js';
import { DraftGradeResponse, toDraftGradeResponse } from './peer-review-draft.dto.js';
import { PeerReviewSummaryResponse, peerReviewSummary } from './peer-review-summary.dto.js';
import type { AnswerOnDesk } from './review-desk.service.js';
import type { ReviewWithGrade } from './review-views.service.js';

const settled = confidences.filter((confidence) => confidence !== 'contested');

/** What you handed in. */
export class PeerGradeResponse {
  /** The levels given. */
  items: GradeItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How far the story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: storyScopes, nullable: true })
  scope: StoryScope | null;

  /** What you said besides. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;
}

/** A review of yours with your words. */
export class PeerReviewWorkResponse extends PeerReviewSummaryResponse {
  /** What you saved last; null before, and when it was handed in or back. */
  @ApiProperty({ type: DraftGradeResponse, nullable: true })
  draft: DraftGradeResponse | null;

  /** What you handed in last; null before. */
  @ApiProperty({ type: PeerGradeResponse, nullable: true })
  grade: PeerGradeResponse | null;

  /**
   * Credits it has earned you, as it stands: 1 once it is handed in, and 0 before and when a moderator
   * struck it out. Yours is not lost with an answer that was struck out.
   */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1 })
  credit: number;
}

/** The answer under review. */
export class ReviewedAnswerResponse {
  /** What its author is called here. @example A */
  author: string;

  /** The answer, in Markdown, exactly as it was handed in. */
  text: string;

  /** How the question was answered. */
  @ApiProperty({ enum: attemptModes })
  mode: AttemptMode;

  /** The level it is judged at. */
  @ApiProperty({ enum: candidateLevels })
  candidateLevel: CandidateLevel;

  /** The day (UTC) on which it was handed in. */
  @ApiProperty({ format: 'date' })
  answeredOn: string;

  /** The question as its author met it. */
  question: ReviewedQuestionResponse;

  /** Outline and rubric to grade by: those of the question as its author met it. */
  outline: OutlineResponse;
}

/** What was asked. */
export class ReviewedQuestionResponse {
  /** Title of the question. */
  title: string;

  /** The question, in Markdown. */
  prompt: string;
}

/** The level that the reviews of an answer came to. */
export class SettledLevelResponse {
  /** Key of the criterion. */
  criterion: string;

  /** Key of the level. */
  level: string;
}

/** What the reviews of an answer came to. */
export class ReviewedSettlementResponse {
  /** How far it can be relied on. */
  @ApiProperty({ enum: settled })
  confidence: string;

  /** The levels, in the order of the rubric. */
  items: SettledLevelResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;

  /** The day (UTC) on which it was settled. */
  @ApiProperty({ format: 'date' })
  settledOn: string;
}

/** A review of yours with all that belongs to it. */
export class PeerReviewResponse extends PeerReviewWorkResponse {
  /** The answer; null when you handed it back or left its cohort, or when it was taken out. */
  @ApiProperty({ type: ReviewedAnswerResponse, nullable: true })
  answer: ReviewedAnswerResponse | null;

  /** What all reviews came to, once yours is handed in and they are settled. */
  @ApiProperty({ type: ReviewedSettlementResponse, nullable: true })
  settlement: ReviewedSettlementResponse | null;
}

export function toPeerReviewWorkResponse(work: ReviewWithGrade): PeerReviewWorkResponse {
  return workOf(work);
}

export function toPeerReviewResponse(opened: OpenedReview): PeerReviewResponse {
  const { answer, settlement } = opened;
  return {
    ...workOf(opened),
    answer: answer === null ? null : toAnswer(answer),
    settlement: settlement === null ? null : toSettlement(settlement),
  };
}

type Work = { [field in keyof PeerReviewWorkResponse]: PeerReviewWorkResponse[field] };

function workOf({ review, title, grade, credit }: ReviewWithGrade): Work {
  return {
    ...peerReviewSummary({ review, title }),
    draft: review.draft === null ? null : toDraftGradeResponse(review.draft),
    grade: grade === null ? null : toPeerGrade(grade),
    credit,
  };
}

function toPeerGrade(grade: Grade): PeerGradeResponse {
  const { items, redFlags, scope, reason, score, mustHaveMet } = grade;
  return {
    items: items.map(toGradeItemResponse),
    redFlags: [...redFlags],
    scope,
    comment: reason,
    score,
    mustHaveMet,
  };
}

function toAnswer({ attempt, revision, served }: AnswerOnDesk): ReviewedAnswerResponse {
  const { title, prompt } = revision;
  return {
    author: 'A',
    text: attempt.answer,
    mode: attempt.mode,
    candidateLevel: attempt.candidateLevel,
    answeredOn: utcDay(attempt.submittedAt ?? attempt.startedAt),
    question: { title, prompt },
    outline: served.outline,
  };
}

function toSettlement(settlement: PeerSettlement): ReviewedSettlementResponse {
  const { confidence, items, redFlags, score, mustHaveMet, createdAt } = settlement;
  return {
    confidence,
    items: items.map(({ criterionKey, levelKey }) => ({
      criterion: criterionKey,
      level: levelKey,
    })),
    redFlags: [...redFlags],
    score,
    mustHaveMet,
    settledOn: utcDay(createdAt),
  };
}

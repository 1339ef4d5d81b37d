import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { utcDay } from '../kernel/utc-day.js';
import type { Verdict } from '../attempts/domain/decide-verdict.js';
import type { StoryScope } from '../attempts/domain/grade.js';
import { GradeItemResponse, toGradeItemResponse } from '../attempts/grade.dto.js';
import { CanBeAbsent, IsId, IsWhole, IsWholeParam } from '../platform/http/fields.js';
import { feedbackTags, type FeedbackTag } from './domain/peer-review.js';
import type { ReceivedReview } from './received-reviews.service.js';
import type { Feedback } from './review-feedback.service.js';

const mostReviews = 1000;

/** A review of a request: the number it has there. */
export class ReceivedReviewParamDto {
  /** Id of the request. */
  @IsId()
  id: string;

  /** Number of the review: 1 is R1. */
  @IsWholeParam(1, mostReviews)
  number: number;
}

/** What you think of a review. */
export class GiveFeedbackDto {
  /** −2 useless to +2 very helpful. */
  @IsWhole(-2, 2)
  score: number;

  /** Why. */
  @CanBeAbsent()
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(feedbackTags.length, {
    message: `must have at most ${feedbackTags.length} entries`,
  })
  @ArrayUnique({ message: 'must name each once' })
  @IsIn(feedbackTags, { each: true, message: `must hold some of ${feedbackTags.join(', ')}` })
  @ApiProperty({
    enum: feedbackTags,
    isArray: true,
    required: false,
    default: [],
    maxItems: feedbackTags.length,
    uniqueItems: true,
  })
  tags: FeedbackTag[] = [];
}

/** What you said of a review. */
export class FeedbackResponse {
  /** −2 to +2. */
  @ApiProperty({ type: 'integer', minimum: -2, maximum: 2 })
  score: number;

  /** Why. */
  @ApiProperty({ enum: feedbackTags, isArray: true })
  tags: FeedbackTag[];
}

/** What one of your peers says of your answer. You are not told who. */
export class ReceivedReviewResponse {
  /** R1, R2 … of this request, in the order in which they came. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  number: number;

  /** The day (UTC) on which it came. */
  @ApiProperty({ format: 'date' })
  day: string;

  /** Whether it is part of the settlement; one that came too late is not. */
  isCounted: boolean;

  /** The levels given, with words of your answer that show it. */
  items: GradeItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How far the story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: ['senior', 'staff'], nullable: true })
  scope: StoryScope | null;

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;

  /** How an interview would have gone. */
  @ApiProperty({ enum: ['not-yet', 'senior-pass', 'staff-pass'] })
  verdict: Verdict['verdict'];

  /** What you should know besides. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  /** What you said of it; null until then. */
  @ApiProperty({ type: FeedbackResponse, nullable: true })
  feedback: FeedbackResponse | null;
}

/** The reviews of an answer. */
export class ReceivedReviewsResponse {
  /** Those that can be corrected no more, in the order of their numbers. */
  data: ReceivedReviewResponse[];
}

export function toFeedback({ score, tags }: GiveFeedbackDto): Feedback {
  return { score, tags };
}

/** Nothing that leads to the reviewer: neither ids nor more of the time than the day. */
export function toReceivedReviewResponse({
  review,
  grade,
}: ReceivedReview): ReceivedReviewResponse {
  const { number, submittedAt, isCounted, feedbackScore, feedbackTags: tags } = review;
  const { items, redFlags, scope, score, mustHaveMet, verdict, reason } = grade;
  return {
    number,
    day: utcDay(submittedAt ?? grade.createdAt),
    isCounted,
    items: items.map(toGradeItemResponse),
    redFlags: [...redFlags],
    scope,
    score,
    mustHaveMet,
    verdict,
    comment: reason,
    feedback: feedbackScore === null ? null : { score: feedbackScore, tags: [...(tags ?? [])] },
  };
}

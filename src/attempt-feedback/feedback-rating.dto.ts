import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import type { FeedbackRating } from '../feedback/domain/feedback-rating.js';
import { CanBeAbsent, IsText } from '../platform/http/fields.js';

const mostDisputes = 50;

/** One criterion that was judged wrongly, in your eyes. */
export class DisputeDto {
  /** Key of the criterion. @example rollback */
  @IsText(1, 80)
  criterion: string;

  /** Why. */
  @IsOptional()
  @IsText(1, 2000)
  comment?: string | null;
}

/** What you think of a feedback. */
export class RateFeedbackDto {
  /** Whether it was of use. */
  @IsBoolean({ message: 'must be true or false' })
  helpful: boolean;

  @IsOptional()
  @IsText(1, 2000)
  comment?: string | null;

  /** What was judged wrongly, each criterion once. */
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(mostDisputes, { message: `must have at most ${mostDisputes} entries` })
  @IsObject({ each: true, message: 'must hold objects' })
  @ValidateNested({ each: true })
  @Type(() => DisputeDto)
  @CanBeAbsent()
  @ApiProperty({ required: false, maxItems: mostDisputes })
  disputes: DisputeDto[] = [];
}

/** A criterion that was disputed. */
export class DisputeResponse {
  /** Key of the criterion. @example rollback */
  criterion: string;

  @ApiProperty({ type: String, nullable: true })
  comment: string | null;
}

/** What was said of a feedback. */
export class FeedbackRatingResponse {
  helpful: boolean;

  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  disputes: DisputeResponse[];

  /** @example 2026-11-22T09:35:00.000Z */
  createdAt: string;

  /** @example 2026-11-22T09:35:00.000Z */
  updatedAt: string;
}

export function toSaidRating({
  helpful,
  comment,
  disputes,
}: RateFeedbackDto): Pick<FeedbackRating, 'helpful' | 'comment' | 'disputes'> {
  return {
    helpful,
    comment: comment ?? null,
    disputes: disputes.map((dispute) => ({
      criterionKey: dispute.criterion,
      comment: dispute.comment ?? null,
    })),
  };
}

export function toFeedbackRatingResponse(rating: FeedbackRating): FeedbackRatingResponse {
  return {
    helpful: rating.helpful,
    comment: rating.comment,
    disputes: rating.disputes.map(({ criterionKey, comment }) => ({
      criterion: criterionKey,
      comment,
    })),
    createdAt: rating.createdAt.toISOString(),
    updatedAt: rating.updatedAt.toISOString(),
  };
}

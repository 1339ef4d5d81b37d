import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CanBeAbsent, IsText, IsWhole } from '../platform/http/fields.js';
import type { Rating } from '../scheduling/domain/review-event.js';
import { storyScopes, type StoryScope } from './domain/grade.js';
import type { GradeSheet } from './domain/judge-answer.js';

const mostItems = 50;
const mostRedFlags = 50;

/** One entry of this class for each criterion. */
export function IsItemList(entry: () => new () => object): PropertyDecorator {
  return applyDecorators(
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(mostItems, { message: `must have at most ${mostItems} entries` }),
    IsObject({ each: true, message: 'must hold objects' }),
    ValidateNested({ each: true }),
    Type(entry),
    ApiProperty({ maxItems: mostItems }),
  );
}

/** Red flags by their place in the question's list; may be left out. */
export function IsRedFlagList(): PropertyDecorator {
  return applyDecorators(
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(mostRedFlags, { message: `must have at most ${mostRedFlags} entries` }),
    IsInt({ each: true, message: 'must hold whole numbers' }),
    Min(0, { each: true, message: 'must hold numbers from 0' }),
    Max(mostRedFlags, { each: true, message: `must hold numbers up to ${mostRedFlags}` }),
    CanBeAbsent(),
    ApiProperty({
      required: false,
      maxItems: mostRedFlags,
      items: { type: 'integer', minimum: 0, maximum: mostRedFlags },
    }),
  );
}

/** The level one criterion is given. */
export class GradeItemDto {
  /** Key of the criterion. */
  @IsText(1, 80)
  criterion: string;

  /** Key of one of its levels. */
  @IsText(1, 80)
  level: string;

  /** Why. */
  @IsOptional()
  @IsText(1, 2000)
  comment?: string | null;

  /** Words of the answer that show it, exactly as they stand there. */
  @IsOptional()
  @IsText(1, 2000)
  quote?: string | null;

  /** Where the quote begins in the answer, in characters (code points) from 0. @example 128 */
  @IsOptional()
  @IsWhole(0, 50_000)
  quoteStart?: number | null;
}

/** A filled-in rubric. */
export class GradeSheetDto {
  /** Every criterion that applies at the attempt's level, each once. */
  @IsItemList(() => GradeItemDto)
  items: GradeItemDto[];

  /** Which of the question's red flags the answer leaves standing, by their place from 0. */
  @IsRedFlagList()
  redFlags: number[] = [];

  /** How far the story reached, for a behavioral question only; it does not move the score. */
  @ApiProperty({ type: String, enum: storyScopes, required: false, nullable: true })
  @IsOptional()
  @IsIn(storyScopes)
  scope?: StoryScope | null;
}

/** A filled-in rubric of one's own answer. */
export class GradeAttemptDto extends GradeSheetDto {
  /** 1 Again to 4 Easy, when you rate yourself lower than the suggestion; never higher. */
  @CanBeAbsent()
  @IsWhole(1, 4)
  rating?: Rating;
}

export function toOwnSheet(body: GradeAttemptDto): GradeSheet {
  return { ...toGradeSheet(body), rating: body.rating ?? null };
}

export function toGradeSheet({
  items,
  redFlags,
  scope,
}: GradeSheetDto): Omit<GradeSheet, 'rating'> {
  return {
    items: items.map(({ criterion, level, comment, quote, quoteStart }) => ({
      criterionKey: criterion,
      levelKey: level,
      comment: comment ?? null,
      quote: quote ?? null,
      ...(typeof quoteStart === 'number' ? { quoteStart } : {}),
    })),
    redFlags,
    scope: scope ?? null,
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { storyScopes } from '../attempts/attempt-words.js';
import type { StoryScope } from '../attempts/domain/grade.js';
import {
  GradeSheetDto,
  IsItemList,
  IsRedFlagList,
  toGradeSheet,
} from '../attempts/grade-sheet.dto.js';
import { CanBeAbsent, IsText, IsWhole } from '../platform/http/fields.js';
import type { DraftChange } from './domain/merge-draft.js';
import type { DraftGrade } from './domain/peer-review.js';
import type { FilledReview } from './review-grading.service.js';

/** A criterion as far as it was thought about. */
export class DraftItemDto {
  /** Key of the criterion. */
  @IsText(1, 80)
  criterion: string;

  /** Key of one of its levels. */
  @IsOptional()
  @IsText(1, 80)
  level?: string | null;

  /** Why. */
  @IsOptional()
  @IsText(0, 2000)
  comment?: string | null;

  /** Words of the answer that show it. */
  @IsOptional()
  @IsText(0, 2000)
  quote?: string | null;

  /** Where the quote begins in the answer, in characters (code points) from 0. */
  @IsOptional()
  @IsWhole(0, 50_000)
  quoteStart?: number | null;
}

/** A change of a draft: what is left out stays, lists are replaced. */
export class SavePeerReviewDto {
  /** All criteria that were thought about. */
  @CanBeAbsent()
  @IsItemList(() => DraftItemDto)
  items?: DraftItemDto[];

  /** Which of the question's red flags the answer leaves standing, by their place from 0. */
  @IsRedFlagList()
  redFlags?: number[];

  /** How far the story reached, for a behavioral question only; null takes it away. */
  @ApiProperty({ type: String, enum: storyScopes, required: false, nullable: true })
  @IsOptional()
  @IsIn(storyScopes)
  scope?: StoryScope | null;

  /** What the author should know besides; null takes it away. */
  @IsOptional()
  @IsText(0, 2000)
  comment?: string | null;
}

/** A filled-in rubric of a peer's answer. */
export class SubmitPeerReviewDto extends GradeSheetDto {
  /** What the author should know besides. @example The lease is there, but nobody ever renews it. */
  @IsOptional()
  @IsText(10, 2000)
  comment?: string | null;
}

/** A criterion of a draft. */
export class DraftItemResponse {
  /** Key of the criterion. */
  criterion: string;

  /** Key of one of its levels; null while there is none. */
  @ApiProperty({ type: String, nullable: true })
  level: string | null;

  /** Why. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  /** Words of the answer that show it. */
  @ApiProperty({ type: String, nullable: true })
  quote: string | null;

  /** Where the quote begins, in characters (code points) from 0; null where nobody said. */
  @ApiProperty({ type: 'integer', nullable: true })
  quoteStart: number | null;
}

/** A grade that is being filled in. */
export class DraftGradeResponse {
  /** Criteria that were thought about. */
  items: DraftItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How far the story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: storyScopes, nullable: true })
  scope: StoryScope | null;

  /** What the author should know besides. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;
}

export function toDraftChange({ items, ...rest }: SavePeerReviewDto): DraftChange {
  return { ...rest, items: items?.map(toDraftItem) };
}

export function toDraftGradeResponse(draft: DraftGrade): DraftGradeResponse {
  const { items, redFlags, scope, comment } = draft;
  return {
    items: items.map((item) => ({
      criterion: item.criterionKey,
      level: item.levelKey ?? null,
      comment: item.comment ?? null,
      quote: item.quote ?? null,
      quoteStart: item.quoteStart ?? null,
    })),
    redFlags: [...redFlags],
    scope,
    comment,
  };
}

export function toFilledReview(body: SubmitPeerReviewDto): FilledReview {
  return { sheet: toGradeSheet(body), comment: body.comment ?? null };
}

function toDraftItem({
  criterion,
  level,
  comment,
  quote,
  quoteStart,
}: DraftItemDto): DraftGrade['items'][number] {
  return {
    criterionKey: criterion,
    comment: comment ?? null,
    quote: quote ?? null,
    ...(typeof level === 'string' ? { levelKey: level } : {}),
    ...(typeof quoteStart === 'number' ? { quoteStart } : {}),
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CanBeAbsent, IsText, IsWhole } from '../platform/http/fields.js';
import type { Card, CardState } from '../scheduling/domain/card.js';
import type { Rating } from '../scheduling/domain/review-event.js';
import type { Verdict, VerdictReason } from './domain/decide-verdict.js';
import type { GradeItem } from './domain/grade-item.js';
import { storyScopes, type GradeKind, type StoryScope } from './domain/grade.js';
import type { GradeSheet } from './domain/judge-answer.js';
import type { RatingReason } from './domain/suggest-rating.js';
import type { GivenGrade } from './self-grading.service.js';
import type { RankedGrade } from './grade.repository.js';

const kinds = [
  'self',
  'peer',
  'interviewer',
  'coach',
  'llm',
  'calibration',
] as const satisfies readonly GradeKind[];
const ratingReasons = [
  'gave-up',
  'peeked',
  'must-have-missed',
  'below-pass',
  'below-good',
  'below-easy',
  'must-have-not-at-top',
  'at-top',
  'hint-used',
  'hints-used',
  'over-time',
  'far-over-time',
] as const satisfies readonly RatingReason[];
const verdicts = [
  'not-yet',
  'senior-pass',
  'staff-pass',
] as const satisfies readonly Verdict['verdict'][];
const verdictReasons = [
  'must-have-missed',
  'red-flags',
  'below-senior-score',
  'below-staff-score',
  'too-few-at-top',
] as const satisfies readonly VerdictReason[];
const mostItems = 50;
const mostRedFlags = 50;

/** The level one criterion is given. */
export class GradeItemDto {
  /** Key of the criterion. */
  @IsText(1, 80)
  criterion: string;

  /** Key of one of its levels. */
  @IsText(1, 80)
  level: string;

  /** Why. */
  @CanBeAbsent()
  @IsText(1, 2000)
  comment?: string;

  /** Words of the answer that show it, exactly as they stand there. */
  @CanBeAbsent()
  @IsText(1, 2000)
  quote?: string;
}

/** A filled-in rubric. */
export class GradeAttemptDto {
  /** Every criterion that applies at the attempt's level, each once. */
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(mostItems, { message: `must have at most ${mostItems} entries` })
  @IsObject({ each: true, message: 'must hold objects' })
  @ValidateNested({ each: true })
  @Type(() => GradeItemDto)
  @ApiProperty({ maxItems: mostItems })
  items: GradeItemDto[];

  /** Which of the question's red flags the answer leaves standing, by their place from 0. */
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(mostRedFlags, { message: `must have at most ${mostRedFlags} entries` })
  @IsInt({ each: true, message: 'must hold whole numbers' })
  @Min(0, { each: true, message: 'must hold numbers from 0' })
  @Max(mostRedFlags, { each: true, message: `must hold numbers up to ${mostRedFlags}` })
  @CanBeAbsent()
  @ApiProperty({
    required: false,
    default: [],
    maxItems: mostRedFlags,
    items: { type: 'integer', minimum: 0, maximum: mostRedFlags },
  })
  redFlags: number[] = [];

  /** How far the story reached, for a behavioral question only; it does not move the score. */
  @ApiProperty({ enum: storyScopes, required: false })
  @CanBeAbsent()
  @IsIn(storyScopes)
  scope?: StoryScope;

  /** 1 Again to 4 Easy, when you rate yourself lower than the suggestion; never higher. */
  @CanBeAbsent()
  @IsWhole(1, 4)
  rating?: Rating;
}

/** The level one criterion was given. */
export class GradeItemResponse {
  /** Key of the criterion. */
  criterion: string;

  /** Key of the level. */
  level: string;

  /** Why. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  /** Words of the answer that show it. */
  @ApiProperty({ type: String, nullable: true })
  quote: string | null;
}

/** One judgement of an answer. */
export class GradeResponse {
  /** Id of the grade. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The attempt it judges. */
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  /** The revision whose rubric was used. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  /** Who judged. */
  @ApiProperty({ enum: kinds })
  kind: GradeKind;

  /** Whether it counts: false when the same grader gave a later one. */
  counts: boolean;

  /** The levels given. */
  items: GradeItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How far the story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: storyScopes, nullable: true })
  scope: StoryScope | null;

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;

  /** What score and circumstances suggest: 1 Again, 2 Hard, 3 Good, 4 Easy. @example 3 */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4 })
  ratingSuggested: Rating;

  /** Why not higher; `at-top` when it cannot be. */
  @ApiProperty({ enum: ratingReasons, isArray: true })
  ratingReasons: readonly RatingReason[];

  /** The rating that counts. @example 3 */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4 })
  rating: Rating;

  /** How an interview would have gone; independent of the rating. */
  @ApiProperty({ enum: verdicts })
  verdict: Verdict['verdict'];

  /** What keeps it from the next verdict; empty at the highest. */
  @ApiProperty({ enum: verdictReasons, isArray: true })
  verdictReasons: readonly VerdictReason[];

  /** The rule behind the suggested rating. @example rubric-v1 */
  policy: string;

  /** When it was given. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

/** When the question comes back. */
export class NextDueResponse {
  /** State of the card. */
  @ApiProperty({ enum: ['new', 'learning', 'review', 'relearning'] })
  state: CardState;

  /** The study day it comes back, when it is in `review`. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueDay: string | null;

  /** The instant it comes back, when it is in a step. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  dueAt: string | null;

  /** Study days until then. */
  @ApiProperty({ type: 'integer' })
  intervalDays: number;
}

/** A grade that was just given. */
export class GivenGradeResponse extends GradeResponse {
  /** When the question comes back by it; null for a milestone or capstone, which does not. */
  @ApiProperty({ type: NextDueResponse, nullable: true })
  next: NextDueResponse | null;
}

/** A page of grades, latest first. */
export class GradePageResponse {
  /** The grades. */
  data: GradeResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toGradeSheet({ items, redFlags, scope, rating }: GradeAttemptDto): GradeSheet {
  return {
    items: items.map(({ criterion, level, comment, quote }) => ({
      criterionKey: criterion,
      levelKey: level,
      comment: comment ?? null,
      quote: quote ?? null,
    })),
    redFlags,
    scope: scope ?? null,
    rating: rating ?? null,
  };
}

export function toGradeResponse(ranked: RankedGrade): GradeResponse {
  return fieldsOf(ranked);
}

/** The latest grade of its grader, so it counts. */
export function toGivenGradeResponse({ grade, card }: GivenGrade): GivenGradeResponse {
  return {
    ...fieldsOf({ grade, counts: true }),
    next: card === null ? null : toNextDueResponse(card),
  };
}

type GradeFields = { [field in keyof GradeResponse]: GradeResponse[field] };

function fieldsOf({ grade, counts }: RankedGrade): GradeFields {
  return {
    id: grade.id,
    attemptId: grade.attemptId,
    revisionId: grade.revisionId,
    kind: grade.kind,
    counts,
    items: grade.items.map(toGradeItemResponse),
    redFlags: [...grade.redFlags],
    scope: grade.scope,
    score: grade.score,
    mustHaveMet: grade.mustHaveMet,
    ratingSuggested: grade.ratingSuggested,
    ratingReasons: grade.ratingReasons,
    rating: grade.ratingFinal,
    verdict: grade.verdict,
    verdictReasons: grade.verdictReasons,
    policy: grade.policy,
    createdAt: grade.createdAt.toISOString(),
  };
}

function toNextDueResponse({ state, dueDay, dueAt, intervalDays }: Card): NextDueResponse {
  return { state, dueDay, dueAt: dueAt?.toISOString() ?? null, intervalDays };
}

function toGradeItemResponse({
  criterionKey,
  levelKey,
  comment,
  quote,
}: GradeItem): GradeItemResponse {
  return { criterion: criterionKey, level: levelKey, comment, quote };
}

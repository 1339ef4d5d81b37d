import { ApiProperty } from '@nestjs/swagger';
import { IsItemList, IsRedFlagList } from '../attempts/grade-sheet.dto.js';
import { CanBeAbsent, IsId, IsText } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { SeenCriterion, ShownTry } from './try-results.js';
import type { TrySheet } from './try-taking.service.js';

const sides = ['too-high', 'equal', 'too-low'] as const;

/** The level you give one criterion. */
export class TryItemDto {
  /** Key of the criterion. @example name-anomaly */
  @IsText(1, 80)
  criterion: string;

  /** Key of one of its levels. @example applied */
  @IsText(1, 80)
  level: string;
}

/** Your grade of an anchor. */
export class CreateTryDto {
  /** Every criterion of the anchor, each once. */
  @IsItemList(() => TryItemDto)
  items: TryItemDto[];

  /** Which of the red flags you see left standing, by their place from 0; told apart, not judged. */
  @IsRedFlagList()
  redFlags: number[] = [];
}

/** Which tries to list. */
export class TryQueryDto extends PageQueryDto {
  /** Only at this anchor. */
  @CanBeAbsent()
  @IsId()
  anchorId?: string;

  /** Only at anchors of this bank. */
  @CanBeAbsent()
  @IsId()
  bankId?: string;
}

/** One criterion as you saw it, beside how the expert saw it. */
export class TriedCriterionResponse {
  /** Key of the criterion. */
  criterion: string;

  /** What a grader looks for. */
  title: string;

  /** Whether missing it fails the answer. */
  mustHave: boolean;

  /** Key of the level you gave. */
  level: string;

  /** On which side of the expert's level yours is. */
  @ApiProperty({ enum: sides })
  side: (typeof sides)[number];

  /** By how many levels; 0 when equal. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  levelsOff: number;

  /** Whether you told met from missed like the expert; null for what is no must-have. */
  @ApiProperty({ type: Boolean, nullable: true })
  callRight: boolean | null;

  /** The expert's reason. */
  why: string;

  /** Words of the answer that the expert rests it on. */
  @ApiProperty({ type: String, nullable: true })
  quote: string | null;

  /** The expert's level; null until a try passed or the third failed. */
  @ApiProperty({ type: String, nullable: true })
  expertLevel: string | null;
}

/** A try, and how near it came. */
export class TryResponse {
  /** Id of the try. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The anchor. */
  @ApiProperty({ format: 'uuid' })
  anchorId: string;

  /** The question it answers. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** The bank that the pass counts in. */
  @ApiProperty({ format: 'uuid' })
  bankId: string;

  /** 1 for your first try at this anchor. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  number: number;

  /** Every must-have called like the expert did, and `meanOff` at most 0.2. */
  passed: boolean;

  /** Whether every must-have was called met or missed like the expert did. */
  mustHavesRight: boolean;

  /** Mean distance of the level values, every criterion counting the same, 0 to 1. @example 0.13333 */
  meanOff: number;

  /** Mean of your less the expert's values, -1 to 1: above 0 you are generous. @example -0.06667 */
  meanSigned: number;

  /** Criterion by criterion. */
  criteria: TriedCriterionResponse[];

  /** The red flags you saw, by their place. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** Those the expert saw; null until a try passed or the third failed. */
  @ApiProperty({ type: 'integer', isArray: true, nullable: true })
  expertRedFlags: number[] | null;

  /** The score by the expert's levels; null until a try passed or the third failed. @example 0.73333 */
  @ApiProperty({ type: Number, nullable: true })
  expertScore: number | null;

  /** When it was handed in. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

/** A page of tries, the latest first. */
export class TryPageResponse {
  /** The tries. */
  data: TryResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toTrySheet({ items, redFlags }: CreateTryDto): TrySheet {
  return {
    items: items.map(({ criterion, level }) => ({ criterionKey: criterion, levelKey: level })),
    redFlags,
  };
}

export function toTryResponse(shown: ShownTry): TryResponse {
  const { taken, anchor, bankId, judgement, showsLevels } = shown;
  return {
    id: taken.id,
    anchorId: anchor.id,
    questionId: anchor.questionId,
    bankId,
    number: taken.number,
    passed: taken.isPassed,
    mustHavesRight: judgement.mustHavesRight,
    meanOff: taken.meanOff,
    meanSigned: taken.meanSigned,
    criteria: shown.seen.map((seen) => toTriedCriterion(seen, showsLevels)),
    redFlags: [...taken.redFlags],
    expertRedFlags: showsLevels ? [...anchor.redFlags] : null,
    expertScore: showsLevels ? anchor.score : null,
    createdAt: taken.createdAt.toISOString(),
  };
}

function toTriedCriterion(
  { criterion, call, own, expert }: SeenCriterion,
  isLaidOut: boolean,
): TriedCriterionResponse {
  return {
    criterion: criterion.key,
    title: criterion.title,
    mustHave: criterion.mustHave,
    level: own.levelKey,
    side: sideOf(call.levelsOff),
    levelsOff: Math.abs(call.levelsOff),
    callRight: call.isCallRight,
    why: expert.why,
    quote: expert.quote,
    expertLevel: isLaidOut ? expert.levelKey : null,
  };
}

function sideOf(levelsOff: number): (typeof sides)[number] {
  if (levelsOff === 0) return 'equal';
  return levelsOff > 0 ? 'too-high' : 'too-low';
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { candidateLevels } from '../attempts/attempt-words.js';
import { IsId } from '../platform/http/fields.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { AnchorChange, AnchorDraft } from './anchor-book.service.js';
import { AnchorRefResponse } from './anchor-ref.dto.js';
import { AnchorSheetDto, toAnchorItems, type UpdateAnchorDto } from './anchor-sheet.dto.js';
import type { KeptAnchor } from './anchor.service.js';
import type { AnchorItem } from './domain/anchor.js';

/** The path parameters of an anchor of a question. */
export class AnchorParamDto {
  /** Id of the question. */
  @IsId()
  id: string;

  /** Id of the anchor. */
  @IsId()
  anchorId: string;
}

/** An answer to learn grading by, with the expert's grade. */
export class CreateAnchorDto extends AnchorSheetDto {
  /** The revision whose rubric the levels are of: the `id` of the outline. It must score like the present one. */
  @IsId()
  revisionId: string;

  /** The level the candidate is judged at, which decides which criteria apply. */
  @ApiProperty({ enum: candidateLevels })
  @IsIn(candidateLevels)
  candidateLevel: CandidateLevel;
}

/** What an expert says of one criterion. */
export class AnchorItemResponse {
  /** Key of the criterion. */
  criterion: string;

  /** Key of the level. */
  level: string;

  /** Why this level and neither of its neighbours. */
  why: string;

  /** Words of the answer it rests on. */
  @ApiProperty({ type: String, nullable: true })
  quote: string | null;
}

/** An anchor, with the expert's grade. */
export class AnchorResponse extends AnchorRefResponse {
  /** The answer, in Markdown. */
  answer: string;

  /** The expert's levels, and why. */
  items: AnchorItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;

  /** Whether somebody was judged by it: answer, levels and red flags are frozen then. */
  tried: boolean;

  /** Whether the question is scored otherwise by now; such an anchor is not offered any more. */
  outdated: boolean;

  /** Since when it is not offered any more; null while it is. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  retiredAt: string | null;

  /** Grows with every change. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** When it was made. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it was last changed. */
  @ApiProperty({ format: 'date-time' })
  updatedAt: string;
}

/** A page of anchors, the latest first. */
export class AnchorPageResponse {
  /** The anchors. */
  data: AnchorResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toAnchorDraft({
  revisionId,
  candidateLevel,
  answer,
  items,
  redFlags,
}: CreateAnchorDto): Omit<AnchorDraft, 'questionId' | 'createdBy' | 'kitName'> {
  return { revisionId, candidateLevel, answer, items: toAnchorItems(items), redFlags };
}

export function toAnchorChange({ answer, items, redFlags }: UpdateAnchorDto): AnchorChange {
  return { answer, items: items === undefined ? undefined : toAnchorItems(items), redFlags };
}

export function toAnchorResponse({ anchor, facts }: KeptAnchor): AnchorResponse {
  return {
    id: anchor.id,
    bankId: facts.bankId,
    questionId: anchor.questionId,
    revisionId: anchor.revisionId,
    candidateLevel: anchor.candidateLevel,
    answer: anchor.answer,
    items: anchor.items.map(toAnchorItemResponse),
    redFlags: [...anchor.redFlags],
    score: anchor.score,
    mustHaveMet: anchor.mustHaveMet,
    tried: facts.isTried,
    outdated: facts.isOutdated,
    retiredAt: anchor.retiredAt?.toISOString() ?? null,
    version: anchor.version,
    createdAt: anchor.createdAt.toISOString(),
    updatedAt: anchor.updatedAt.toISOString(),
  };
}

function toAnchorItemResponse({
  criterionKey,
  levelKey,
  why,
  quote,
}: AnchorItem): AnchorItemResponse {
  return { criterion: criterionKey, level: levelKey, why, quote };
}

import { IsItemList, IsRedFlagList } from '../attempts/grade-sheet.dto.js';
import { CanBeAbsent, IsText } from '../platform/http/fields.js';
import type { AnchorItem } from './domain/anchor.js';

const longestAnswer = 50_000;

/** What an expert says of one criterion. */
export class AnchorItemDto {
  /** Key of the criterion. @example name-anomaly */
  @IsText(1, 80)
  criterion: string;

  /** Key of one of its levels. @example applied */
  @IsText(1, 80)
  level: string;

  /** Why this level and neither of its neighbours. Learners read it after their try. */
  @IsText(1, 2000)
  why: string;

  /** Words of the answer it rests on, exactly as they stand there. */
  @CanBeAbsent()
  @IsText(1, 2000)
  quote?: string;
}

/** An answer with what an expert makes of it. */
export class AnchorSheetDto {
  /** The answer, in Markdown. */
  @IsText(1, longestAnswer)
  answer: string;

  /** Every criterion that applies at the candidate's level, each once. */
  @IsItemList(() => AnchorItemDto)
  items: AnchorItemDto[];

  /** Which of the question's red flags the answer leaves standing, by their place from 0. */
  @IsRedFlagList()
  redFlags: number[] = [];
}

/** Parts of an anchor to write anew; what is left out stays. */
export class UpdateAnchorDto {
  /** The answer, in Markdown; only while nobody was judged by it. */
  @CanBeAbsent()
  @IsText(1, longestAnswer)
  answer?: string;

  /** All of them; once somebody was judged by it with the same levels, and other reasons or quotes. */
  @CanBeAbsent()
  @IsItemList(() => AnchorItemDto)
  items?: AnchorItemDto[];

  /** Red flags left standing, by their place from 0; only while nobody was judged by it. */
  @IsRedFlagList()
  redFlags?: number[];
}

export function toAnchorItems(items: readonly AnchorItemDto[]): AnchorItem[] {
  return items.map(({ criterion, level, why, quote }) => ({
    criterionKey: criterion,
    levelKey: level,
    why,
    quote: quote ?? null,
  }));
}

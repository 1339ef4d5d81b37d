import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent } from '../platform/http/fields.js';
import { IsFormat } from '../platform/http/formats.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { rowOrders, sortKeys } from './domain/arrange-rows.js';
import { attemptChoices, type AttemptChoice } from './domain/count-in-fives.js';
import { flawCodes, graderGroups, type FlawCode, type GraderGroup } from './domain/find-flaws.js';
import { qualityMeasures, type QualityMeasure, type QualityRow } from './domain/quality-row.js';

/** Which answers to look at, whose judgements, and in which order; `limit` and `cursor` are of JSON. */
export class BankQualityQueryDto extends PageQueryDto {
  /** Each learner's first answer to a question, or all: a repeated one says less about the question. */
  @ApiProperty({ required: false, enum: attemptChoices, default: 'first' })
  @CanBeAbsent()
  @IsIn(attemptChoices)
  attempts: AttemptChoice = 'first';

  /** Whose grades to look at: those that learners gave themselves, or those of others. */
  @ApiProperty({ required: false, enum: graderGroups, default: 'self' })
  @CanBeAbsent()
  @IsIn(graderGroups)
  graders: GraderGroup = 'self';

  /** What to order by: `position` is the place in the bank. What cannot be told comes last. */
  @ApiProperty({ required: false, enum: sortKeys, default: 'position' })
  @CanBeAbsent()
  @IsIn(sortKeys)
  sort: 'position' | QualityMeasure = 'position';

  /** From the least or from the most. */
  @ApiProperty({ required: false, enum: rowOrders, default: 'asc' })
  @CanBeAbsent()
  @IsIn(rowOrders)
  order: 'asc' | 'desc' = 'asc';

  /** Only questions with this finding. */
  @ApiProperty({ required: false, enum: flawCodes })
  @CanBeAbsent()
  @IsIn(flawCodes)
  finding?: FlawCode;

  /** Goes before `Accept`. */
  @IsFormat('json', 'csv')
  format?: 'json' | 'csv';
}

/** A question in numbers. Null where fewer than five learners are behind a figure. */
export class QualityRowResponse implements Record<QualityMeasure, number | null> {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** @example write-skew */
  slug: string;
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** Whether even the answers are of fewer than five learners. */
  tooFew: boolean;
  /** Answers, graded or not. Learners count in whole fives, here and everywhere. @example 40 */
  answers: number | null;
  /** Answers that were graded by these graders. @example 40 */
  judged: number | null;
  /** Share of them whose verdict is a pass. @example 0.625 */
  passRate: number | null;
  /** 0..1. @example 0.7133 */
  meanScore: number | null;
  /** Corrected item-rest correlation, the mean over the criteria by weight. @example 0.41 */
  discrimination: number | null;
  /** By how much more of the best 27 % than of the worst pass a criterion, the mean by weight. @example 0.44 */
  upperLowerIndex: number | null;
  /** Krippendorff's alpha over all graders of an answer. @example 0.78 */
  alpha: number | null;
  /** Of the criterion that splits graders most: the share of answers that it does. @example 0.1 */
  splitShare: number | null;
  /** Time used over the time box; 1 is exactly on time. @example 0.92 */
  medianTime: number | null;
  /** Share of answers that took longer than the time box. @example 0.35 */
  overTimeShare: number | null;
  /** Share of answers with a hint. @example 0.2 */
  hintedShare: number | null;
  /** @example 0.05 */
  gaveUpShare: number | null;
  /** Share of the attempts that were left without an answer. @example 0.1 */
  abandonedShare: number | null;
  /** What these figures suggest to look at; words stand with the question itself. */
  @ApiProperty({ enum: flawCodes, isArray: true })
  findings: FlawCode[];
}

export class BankQualityPageResponse {
  data: QualityRowResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toQualityRowResponse(row: QualityRow): QualityRowResponse {
  const { questionId, slug, title, measures, flaws } = row;
  const tooFew = qualityMeasures.every((measure) => measures[measure] === null);
  return { questionId, slug, title, tooFew, ...measures, findings: [...flaws] };
}

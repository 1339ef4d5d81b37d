import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { roundFigure } from '../kernel/round-figure.js';
import { IsWholeParam } from '../platform/http/fields.js';
import { biasWords, type BiasWord } from './domain/word-bias.js';
import type { ReviewerReport } from './reviewer-report.service.js';

/** Which reviews to look at. */
export class ReviewerReportQueryDto {
  /** Those of so many days. */
  @ApiProperty({ required: false, default: 180 })
  @IsOptional()
  @IsWholeParam(30, 365)
  days: number = 180;
}

/** How you review. A figure that rests on fewer than five reviews is null. */
export class ReviewerReportResponse {
  /** @example 180 */
  days: number;
  /** Reviews you handed in. @example 24 */
  given: number;
  /** Those of them that are part of a settlement, or will be. @example 23 */
  counted: number;
  /** Those that came after somebody else had taken your place. @example 1 */
  extra: number;
  /** Those whose answer is settled, and was reviewed by others too. @example 20 */
  compared: number;
  /** Fewer than five of these: nothing can be told of them. */
  tooFew: boolean;
  /** Mean of your score less that of the others, −1..1; above 0 is lenient. @example 0.06 */
  bias: number | null;
  /** The same in words; `in-line` too where it may be chance. */
  @ApiProperty({ enum: biasWords, example: 'slightly-lenient' })
  biasInWords: BiasWord;
  /** How far your score is from that of the others in the mean, 0..1. @example 0.11 */
  meanDistance: number | null;
  /** Share of your reviews within .15 of the others. @example 0.75 */
  shareWithin: number | null;
  /** Must-haves that others judged too. @example 58 */
  mustHaveCalls: number;
  /** Share of these on which you agree with the others. @example 0.9 */
  mustHaveAgreement: number | null;
  /** How often authors have said what they think of your reviews, ever; counted in whole fives. @example 10 */
  ratings: number;
  /** What they said in the mean, −2..2. @example 1.2 */
  helpfulness: number | null;
}

export function toReviewerReportResponse(
  { given, counted, report }: ReviewerReport,
  days: number,
): ReviewerReportResponse {
  return {
    days,
    given,
    counted,
    extra: given - counted,
    compared: report.reviews,
    tooFew: report.bias === null,
    bias: roundFigure(report.bias),
    biasInWords: report.biasInWords,
    meanDistance: roundFigure(report.meanDistance),
    shareWithin: roundFigure(report.shareWithin),
    mustHaveCalls: report.mustHaveCalls,
    mustHaveAgreement: roundFigure(report.mustHaveAgreement),
    ratings: report.ratings,
    helpfulness: roundFigure(report.helpfulness),
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { roundFigure } from '../kernel/round-figure.js';
import type { Interval } from '../kernel/wilson-interval.js';
import { CanBeAbsent } from '../platform/http/fields.js';
import { attemptChoices, type AttemptChoice } from './domain/count-in-fives.js';
import { explainFlaw } from './domain/explain-flaw.js';
import { flawCodes, graderGroups, type FlawCode, type GraderGroup } from './domain/find-flaws.js';
import type { AgreementFigures } from './domain/measure-agreement.js';
import type { CriterionFigures } from './domain/measure-criterion.js';
import type { GradeFigures } from './domain/measure-grades.js';
import type { UseFigures } from './domain/measure-use.js';
import type { MeasuredQuestion } from './question-quality.service.js';

/** Which answers to look at. */
export class QuestionQualityQueryDto {
  /** Each learner's first answer, or all: a repeated one says less about the question. */
  @ApiProperty({ required: false, enum: attemptChoices, default: 'first' })
  @CanBeAbsent()
  @IsIn(attemptChoices)
  attempts: AttemptChoice = 'first';
}

/** A revision whose answers are in the figures. */
export class MeasuredRevisionResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e13 */
  revisionId: string;
  /** @example 2 */
  number: number;
}

/** Where the true share lies with 95 % confidence (Wilson). */
export class ShareIntervalResponse {
  /** @example 0.47 */
  low: number;
  /** @example 0.76 */
  high: number;
}

/** How long answers took, in time boxes; what was recalled in the head or given up does not count. */
export class TimeUsedResponse {
  /** @example 35 */
  answers: number;
  /** @example 0.7 */
  lowerQuartile: number;
  /** @example 0.92 */
  median: number;
  /** @example 1.1 */
  upperQuartile: number;
  /** Share that took longer than the time box. @example 0.35 */
  overTimeShare: number;
}

/** How the question is worked on, graded or not. */
export class QuestionUseResponse {
  /** @example 40 */
  learners: number;
  /** @example 40 */
  answers: number;
  /** Share of answers with a hint. @example 0.2 */
  hintedShare: number;
  /** Hints an answer. @example 0.25 */
  meanHints: number;
  /** @example 0.05 */
  gaveUpShare: number;
  /** Share of answers with the outline known; these count in no pass rate. @example 0.1 */
  peekedShare: number;
  /** Null for fewer than five learners. */
  time: TimeUsedResponse | null;
}

/** How one criterion fares. */
export class CriterionFiguresResponse {
  /** Answers that it was asked of. @example 40 */
  answers: number;
  /** Share at the pass value or above. @example 0.625 */
  passRate: number;
  passRateInterval: ShareIntervalResponse;
  /** Mean share of the criterion's weight that was earned. @example 0.68 */
  meanLevelShare: number;
  /**
   * Passing against the rest of the score (corrected item-rest, point-biserial); null for fewer than ten
   * answers, or where one of the two never varies. @example 0.38
   */
  passDiscrimination: number | null;
  /** The level against the rest of the score (corrected item-rest, Pearson). @example 0.41 */
  levelDiscrimination: number | null;
  /** By how much more of the best 27 % of answers than of the worst 27 % pass it. @example 0.44 */
  upperLowerIndex: number | null;
}

/** One criterion by one sort of graders. */
export class CriterionQualityResponse {
  /** @example names-anomaly */
  criterion: string;
  /** @example Names the anomaly and shows a schedule */
  title: string;
  /** Asked of fewer than five learners: no figures. */
  tooFew: boolean;
  figures: CriterionFiguresResponse | null;
}

/** What one sort of graders made of the answers. */
export class GradeFiguresResponse {
  /** @example 40 */
  learners: number;
  /** @example 40 */
  answers: number;
  /** Share whose verdict is a pass. @example 0.625 */
  passRate: number;
  passRateInterval: ShareIntervalResponse;
  /** @example 0.7133 */
  meanScore: number;
  /** Mean of the criteria's `levelDiscrimination`, by weight. @example 0.41 */
  discrimination: number | null;
  /** Mean of the criteria's `upperLowerIndex`, by weight. @example 0.44 */
  upperLowerIndex: number | null;
  /** In the order of the rubric. */
  criteria: CriterionQualityResponse[];
}

/** How far graders see one criterion alike. */
export class CriterionAgreementFiguresResponse {
  /** Answers in which two graders or more judged it. @example 20 */
  answers: number;
  /** Share where they are two levels apart, or differ on a must-have. @example 0.1 */
  splitShare: number;
  /** Standard deviation of the level's value within an answer. @example 0.16 */
  withinAnswerDeviation: number;
}

/** One criterion by all graders of the same answers. */
export class CriterionAgreementResponse {
  /** @example names-anomaly */
  criterion: string;
  /** Judged twice for fewer than five learners: no figures. */
  tooFew: boolean;
  figures: CriterionAgreementFiguresResponse | null;
}

/** How far different graders of the same answers agree. */
export class GraderAgreementResponse {
  /** @example 20 */
  learners: number;
  /** Answers with two different graders or more, the author being one. @example 20 */
  answers: number;
  /** Krippendorff's alpha, ordinal, each criterion of an answer a unit; 1 is perfect, 0 is chance. @example 0.78 */
  alpha: number | null;
  /** In the order of the rubric. */
  criteria: CriterionAgreementResponse[];
}

/** Something to look at. */
export class QualityFindingResponse {
  @ApiProperty({ enum: flawCodes })
  code: FlawCode;
  /** Whose grades it rests on; null where it does not rest on one sort's. */
  @ApiProperty({ enum: graderGroups, nullable: true, type: String })
  graders: GraderGroup | null;
  /** Null for the whole question. @example names-anomaly */
  criterion: string | null;
  /** Answers it rests on. @example 40 */
  answers: number;
  /** The figure that is out of bounds. @example 0.975 */
  value: number;
  /** @example 98 % of 40 answers pass: it tells nobody apart any more. */
  detail: string;
}

/** How good a question is, as far as answers and grades show. Each part is null for fewer than five learners. */
export class QuestionQualityResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  @ApiProperty({ enum: attemptChoices })
  attempts: AttemptChoice;
  /** Nothing can be told: fewer than five learners answered. */
  tooFew: boolean;
  /** Those that score like the current one; answers to others are left out. */
  revisions: MeasuredRevisionResponse[];
  use: QuestionUseResponse | null;
  /** Share of the attempts that were left without an answer. @example 0.1 */
  abandonedShare: number | null;
  /** By the grades that learners gave themselves, which run high. */
  self: GradeFiguresResponse | null;
  /** By the grades of others: a coach's before an interviewer's. */
  others: GradeFiguresResponse | null;
  agreement: GraderAgreementResponse | null;
  findings: QualityFindingResponse[];
}

type Criteria = MeasuredQuestion['question']['criteria'];

export function toQuestionQualityResponse(
  { question, quality }: MeasuredQuestion,
  attempts: AttemptChoice,
): QuestionQualityResponse {
  const { criteria, questionId, revisions } = question;
  const { use, abandonment, self, others, agreement, flaws } = quality;
  const titles = new Map(criteria.map(({ key, title }) => [key, title]));
  return {
    questionId,
    attempts,
    tooFew: use === null && abandonment === null,
    revisions: revisions.map(({ revisionId, number }) => ({ revisionId, number })),
    use: use && toUseResponse(use),
    abandonedShare: roundFigure(abandonment?.abandonedShare ?? null),
    self: self && toGradeResponse(self, criteria),
    others: others && toGradeResponse(others, criteria),
    agreement: agreement && toAgreementResponse(agreement, criteria),
    findings: flaws.map((flaw) => {
      const detail = explainFlaw(flaw, titles.get(flaw.criterion ?? '') ?? null);
      return { ...flaw, value: roundFigure(flaw.value), detail };
    }),
  };
}

function toUseResponse({ learners, answers, time, ...shares }: UseFigures): QuestionUseResponse {
  return { learners, answers, ...rounded(shares), time: time && rounded(time) };
}

function toGradeResponse(figures: GradeFigures, criteria: Criteria): GradeFiguresResponse {
  const { passRateInterval, criteria: each, ...rest } = figures;
  return {
    ...rounded(rest),
    passRateInterval: rounded<Interval>(passRateInterval),
    criteria: criteria.map(({ key, title }, place) => {
      const own = each[place] ?? null;
      return {
        criterion: key,
        title,
        tooFew: own === null,
        figures: own && toCriterionResponse(own),
      };
    }),
  };
}

function toCriterionResponse(figures: CriterionFigures): CriterionFiguresResponse {
  const { passRateInterval, ...rest } = figures;
  return { ...rounded(rest), passRateInterval: rounded<Interval>(passRateInterval) };
}

function toAgreementResponse(
  { learners, answers, alpha, criteria: each }: AgreementFigures,
  criteria: Criteria,
): GraderAgreementResponse {
  return {
    learners,
    answers,
    alpha: roundFigure(alpha),
    criteria: criteria.map(({ key }, place) => {
      const own = each[place] ?? null;
      return { criterion: key, tooFew: own === null, figures: own && rounded(own) };
    }),
  };
}

function rounded<Figures extends object>(figures: Figures): Figures {
  const entries = Object.entries(figures).map(([name, figure]: [string, number | null]) => {
    return [name, roundFigure(figure)];
  });
  return Object.fromEntries(entries) as Figures;
}

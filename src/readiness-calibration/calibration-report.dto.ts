import { ApiProperty } from '@nestjs/swagger';
import { ChartQueryDto } from '../platform/charts/chart-query.dto.js';
import { roundFigure } from '../kernel/round-figure.js';
import type { GraderModel } from '../readiness/domain/readiness-config.js';
import { formulaVersion } from '../readiness/domain/readiness-config.js';
import type { CalibrationVersion } from '../readiness/calibration-book.service.js';
import type { CalibrationReport } from './calibration-report.service.js';
import type { ForecastBin } from './domain/bin-forecasts.js';
import {
  alarms,
  fewestOutcomes,
  type Alarm,
  type ForecastFigures,
  type MixFigures,
  type RangeCover,
} from './domain/check-forecasts.js';
import { sourceMixes, type SourceMix } from './domain/source-mix.js';
import { sayStanding } from './say-standing.js';

/** As figures or as a drawing. */
export class CalibrationReportQueryDto extends ChartQueryDto {}

/** Chances that were about the same, and what came of them. */
export class ForecastBinResponse {
  /** @example 14 */
  outcomes: number;
  /** The least of these chances … @example 0.41 */
  from: number;
  /** … and the greatest. @example 0.52 */
  to: number;
  /** @example 0.465 */
  meanForecast: number;
  /** The share that passed; outcomes of one chance in two bins share it. @example 0.4286 */
  passRate: number;
}

/** The same over scores that rest mostly on one kind of grader. */
export class ForecastMixResponse {
  /** Who gave more than half of what the scores rest on; `mixed` where nobody did. @example coach */
  @ApiProperty({ enum: sourceMixes })
  mix: SourceMix;
  /** @example 45 */
  outcomes: number;
  /** @example 0.5111 */
  passRate: number;
  /** @example 0.4903 */
  meanForecast: number;
  /** @example 0.1912 */
  brier: number;
  /** @example 0.2499 */
  baseBrier: number;
  /** @example 0.5634 */
  logLoss: number;
}

/** How many of the scores that interviews were given lay within the range of one interview. */
export class RangeCoverResponse {
  /** Interviews with a score. @example 120 */
  outcomes: number;
  /** Promised are 0.8. @example 0.7917 */
  share: number;
  /** Its standard error. @example 0.0371 */
  error: number;
}

/** How honest past chances were. Shares and chances are 0..1; of errors less is better. */
export class ForecastFiguresResponse {
  /** @example 0.48 */
  passRate: number;
  /** @example 0.4652 */
  meanForecast: number;
  /** Mean squared error of the chances. @example 0.1905 */
  brier: number;
  /** The same of somebody who knows the pass rate and nothing else. @example 0.2496 */
  baseBrier: number;
  /** @example 0.5612 */
  logLoss: number;
  /** Expected calibration error: the mean distance of the bins from what came of them. @example 0.0714 */
  ece: number;
  /** What it would be on average if every chance had been true: so few outcomes are off by luck. @example 0.0923 */
  perfectEce: number;
  /** In 19 of 20 such cases it would be at most this. @example 0.1311 */
  perfectEce95: number;
  /** Null while fewer than 100 interviews were given a score. */
  @ApiProperty({ type: () => RangeCoverResponse, nullable: true })
  cover80: RangeCoverResponse | null;
  /** Ten that hold as many outcomes each, by rising chance. */
  bins: ForecastBinResponse[];
  /** Kinds of which there are at least 25. */
  mixes: ForecastMixResponse[];
}

/** How graders of a kind are taken to err, as shares of a score. */
export class GraderModelResponse {
  /** The share of what is missing that they do not see. @example 0.12 */
  overlook: number;
  /** The share of what is there that they do not see. @example 0.1 */
  strict: number;
  /** The spread of one grade. @example 0.12 */
  sd: number;
  /** The spread of what each of them leans to. @example 0.08 */
  biasSd: number;
}

/** How graders are taken to err, by kind. */
export class GraderModelsResponse {
  self: GraderModelResponse;
  peer: GraderModelResponse;
  llm: GraderModelResponse;
  coach: GraderModelResponse;
}

/** The nightly job that learns from everybody's grades. Counts are rounded down to fives. */
export class CalibrationJobResponse {
  /** Every score names the one it was made with; 0 before the first. @example 12 */
  version: number;
  /** When this version was made; null before the first. @example 2026-11-22T02:53:00.000Z */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  madeAt: string | null;
  /** When the job last found that it holds. @example 2026-11-24T02:53:00.000Z */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  ranAt: string | null;
  /** Graded answers that it learnt from. @example 1240 */
  answers: number;
  /** Those of them that two or more people graded. @example 410 */
  sharedAnswers: number;
  /** Those of these that a coach graded. @example 85 */
  anchoredAnswers: number;
  /** Answers to questions that their authors met for the first time. @example 700 */
  firstAttempts: number;
}

/** How far scores can be trusted, over everybody. */
export class CalibrationReportResponse {
  /** @example readiness/1 */
  formula: string;
  /** Whether there are outcomes enough to say anything. */
  isChecked: boolean;
  /** In plain words. @example Not yet checked against real interviews: 35 outcomes of the 100 that it takes. */
  statement: string;
  /** Those that count: of learners in whole fives, at most five of each. @example 135 */
  outcomes: number;
  /** From how many on figures are told. @example 100 */
  outcomesNeeded: number;
  /** Null below that. */
  @ApiProperty({ type: () => ForecastFiguresResponse, nullable: true })
  figures: ForecastFiguresResponse | null;
  /** What speaks against trusting chances or ranges. */
  @ApiProperty({ enum: alarms, isArray: true })
  alarms: Alarm[];
  /** What somebody of whom nothing is known is taken to miss of a question never met. @example 0.5 */
  priorGap: number;
  /** What real interviews moved every score by; 0 unless 100 of them say so by more than luck. @example 0 */
  shift: number;
  graders: GraderModelsResponse;
  job: CalibrationJobResponse;
}

export function toCalibrationReportResponse({
  check,
  config,
  version,
}: CalibrationReport): CalibrationReportResponse {
  const { outcomes, figures } = check;
  const { self, peer, llm, coach } = config.graders;
  return {
    formula: formulaVersion,
    isChecked: figures !== null,
    statement: sayStanding(check),
    outcomes,
    outcomesNeeded: fewestOutcomes,
    figures: figures === null ? null : toFigures(figures),
    alarms: [...(figures?.alarms ?? [])],
    priorGap: config.priorGap,
    shift: config.shift,
    graders: {
      self: toModel(self),
      peer: toModel(peer),
      llm: toModel(llm),
      coach: toModel(coach),
    },
    job: toJob(version),
  };
}

function toFigures(figures: ForecastFigures): ForecastFiguresResponse {
  const { passRate, meanForecast, brier, baseBrier, logLoss } = figures;
  return {
    passRate: roundFigure(passRate),
    meanForecast: roundFigure(meanForecast),
    brier: roundFigure(brier),
    baseBrier: roundFigure(baseBrier),
    logLoss: roundFigure(logLoss),
    ece: roundFigure(figures.calibrationError),
    perfectEce: roundFigure(figures.perfectError.mean),
    perfectEce95: roundFigure(figures.perfectError.high95),
    cover80: figures.cover === null ? null : toCover(figures.cover),
    bins: figures.bins.map(toBin),
    mixes: figures.mixes.map(toMix),
  };
}

function toCover({ outcomes, share, error }: RangeCover): RangeCoverResponse {
  return { outcomes, share: roundFigure(share), error: roundFigure(error) };
}

function toBin({ forecasts, from, to, meanForecast, passRate }: ForecastBin): ForecastBinResponse {
  const means = { meanForecast: roundFigure(meanForecast), passRate: roundFigure(passRate) };
  return { outcomes: forecasts, from: roundFigure(from), to: roundFigure(to), ...means };
}

function toMix({ mix, outcomes, ...errors }: MixFigures): ForecastMixResponse {
  return {
    mix,
    outcomes,
    passRate: roundFigure(errors.passRate),
    meanForecast: roundFigure(errors.meanForecast),
    brier: roundFigure(errors.brier),
    baseBrier: roundFigure(errors.baseBrier),
    logLoss: roundFigure(errors.logLoss),
  };
}

function toModel({ overlook, strict, sd, biasSd }: GraderModel): GraderModelResponse {
  return { overlook, strict, sd, biasSd };
}

const beforeTheFirst = { answers: 0, sharedAnswers: 0, anchoredAnswers: 0, firstAttempts: 0 };

function toJob(version: CalibrationVersion | null): CalibrationJobResponse {
  const counts = version?.counts ?? beforeTheFirst;
  return {
    version: version?.version ?? 0,
    madeAt: version?.madeAt.toISOString() ?? null,
    ranAt: version?.checkedAt.toISOString() ?? null,
    answers: inFives(counts.answers),
    sharedAnswers: inFives(counts.sharedAnswers),
    anchoredAnswers: inFives(counts.anchoredAnswers),
    firstAttempts: inFives(counts.firstAttempts),
  };
}

function inFives(count: number): number {
  return count - (count % 5);
}

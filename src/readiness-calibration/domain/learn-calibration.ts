import { roundFigure } from '../../kernel/round-figure.js';
import type {
  CalibrationCounts,
  CalibrationRun,
  QuestionDifficulty,
  RaterLeaning,
} from '../../readiness/domain/calibration-run.js';
import { raterKey } from '../../readiness/domain/rater-key.js';
import type { ReadinessConfig } from '../../readiness/domain/readiness-config.js';
import type { CheckedForecast } from './checked-forecast.js';
import { readColdAnswers } from './cold-readings.js';
import { countForecasts } from './count-forecasts.js';
import { fitGraders } from './fit-graders.js';
import type { GraderModels } from './fit-leanings.js';
import { fitPriorGap } from './fit-prior-gap.js';
import type { JudgedAnswer } from './judged-answer.js';
import { listLeanings } from './list-leanings.js';
import { outcomeShift } from './outcome-shift.js';
import { questionDifficulties } from './question-difficulties.js';
import { tabulateGrades, type GradeTable } from './tabulate-grades.js';

/** What a run learns from. */
export interface Lesson {
  readonly answers: readonly JudgedAnswer[];
  readonly forecasts: readonly CheckedForecast[];
  readonly shipped: ReadinessConfig;
}

/** From fewer answers that several people graded nothing is learnt of graders. */
const fewestShared = 10;

interface LearntOfGraders {
  readonly graders: GraderModels;
  readonly raters: readonly RaterLeaning[];
}

/**
 * All that everybody's grades and interviews teach, to four decimals: how graders of each kind err, how
 * each rater leans, how hard questions are, what somebody unknown misses, and what real interviews move
 * scores by. Everything is drawn towards what is shipped by how much there is; of next to nothing nothing
 * is learnt. The order of the lists is of no account.
 */
export function learnCalibration({ answers, forecasts, shipped }: Lesson): CalibrationRun {
  const counted = countForecasts(forecasts);
  const table = tabulateGrades(answers, shipped);
  const { graders, raters } = learnOfGraders(table, shipped);
  const config = { ...shipped, graders };
  const readings = readColdAnswers(answers, config, {
    severities: byRater(raters, ({ severity }) => severity),
    biasSds: byRater(raters, ({ biasSd }) => biasSd),
  });
  return {
    config: {
      priorGap: roundFigure(fitPriorGap(readings, config)),
      shift: roundFigure(outcomeShift(counted)),
      graders,
    },
    raters,
    difficulties: questionDifficulties(readings, config).map(rounded),
    counts: {
      ...count(answers, table),
      firstAttempts: readings.length,
      outcomes: counted.length,
    },
  };
}

/**
 * Spreads may turn out wider than shipped and never narrower: on rehearsed answers there is little left to
 * overlook, so graders look more alike over all answers than they are on those that were met cold.
 */
function learnOfGraders(table: GradeTable, shipped: ReadinessConfig): LearntOfGraders {
  if (table.answers < fewestShared) return { graders: shipped.graders, raters: [] };
  const fitted = fitGraders(table, shipped.graders);
  const round = (source: keyof GraderModels) => {
    const { overlook, strict, sd, biasSd } = fitted.models[source];
    const shippedModel = shipped.graders[source];
    return {
      overlook: roundFigure(overlook),
      strict: roundFigure(strict),
      sd: Math.max(roundFigure(sd), shippedModel.sd),
      biasSd: Math.max(roundFigure(biasSd), shippedModel.biasSd),
    };
  };
  return {
    graders: { self: round('self'), peer: round('peer'), llm: round('llm'), coach: round('coach') },
    raters: listLeanings(table, fitted).map((leaning) => ({
      ...leaning,
      severity: roundFigure(leaning.severity),
      biasSd: roundFigure(leaning.biasSd),
    })),
  };
}

function byRater(
  raters: readonly RaterLeaning[],
  figure: (rater: RaterLeaning) => number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    raters.map((rater) => [raterKey(rater.source, rater.raterId), figure(rater)]),
  );
}

function rounded({ questionId, difficulty, attempts }: QuestionDifficulty): QuestionDifficulty {
  return { questionId, difficulty: roundFigure(difficulty), attempts };
}

function count(
  answers: readonly JudgedAnswer[],
  table: GradeTable,
): Omit<CalibrationCounts, 'firstAttempts' | 'outcomes'> {
  const grades = { self: 0, peer: 0, llm: 0, coach: 0 };
  for (const answer of answers) for (const { source } of answer.grades) grades[source] += 1;
  return {
    answers: answers.length,
    sharedAnswers: table.answers,
    anchoredAnswers: table.isAnchored.reduce((sum, each) => sum + each, 0),
    grades,
  };
}

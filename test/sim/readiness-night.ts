import { learnCalibration } from '../../src/readiness-calibration/domain/learn-calibration.js';
import type { CheckedForecast } from '../../src/readiness-calibration/domain/checked-forecast.js';
import type { JudgedAnswer } from '../../src/readiness-calibration/domain/judged-answer.js';
import type { CalibrationRun } from '../../src/readiness/domain/calibration-run.js';
import { raterKey } from '../../src/readiness/domain/rater-key.js';
import { defaultConfig } from '../../src/readiness/domain/readiness-config.js';
import type { Readiness } from '../../src/readiness/domain/readiness.js';
import type { Candidate } from './readiness-candidate.js';
import type { Cohort } from './readiness-cohort.js';
import type { Learnt } from './readiness-input-of.js';
import { skillIds } from './readiness-questions.js';

/** What the nightly job makes of these learners' grades. */
export function learnOf(candidates: readonly Candidate[]): Learnt {
  return learntFrom(
    learnCalibration({
      answers: candidates.flatMap(answersOf),
      forecasts: [],
      shipped: defaultConfig,
    }),
  );
}

/** The same, and what it makes of interviews that are over. Of grades they teach nothing more. */
export function learnMore(night: Learnt, cohort: Cohort, assessed: readonly Readiness[]): Learnt {
  const forecasts = checked(cohort, assessed);
  const { config } = learnCalibration({ answers: [], forecasts, shipped: defaultConfig });
  return { ...night, config: { ...night.config, shift: config.shift } };
}

/** Interviews that are over, with what was said of them. */
function checked(
  { candidates, outcomes }: Cohort,
  assessed: readonly Readiness[],
): CheckedForecast[] {
  return candidates.flatMap((candidate, place): CheckedForecast[] => {
    const [readiness, outcome] = [assessed[place], outcomes[place]];
    if (readiness === undefined || outcome === undefined) return [];
    const { overall, passProbability, mockLow80, mockHigh80, trust } = readiness;
    return [
      {
        learnerId: `${candidate.seed}`,
        id: 'interview',
        since: new Date(candidate.interviewAtMs),
        score: overall.score,
        passProbability,
        mockLow80,
        mockHigh80,
        shift: 0,
        trust,
        isPassed: outcome.isPassed,
        actual: outcome.score,
      },
    ];
  });
}

function answersOf({ school, seed, attempts }: Candidate): JudgedAnswer[] {
  const skillOf = new Map(school.bank.map(({ questionId, skill }) => [questionId, skill]));
  return attempts.map(({ attemptId, questionId, atMs, retrievability, grades }) => ({
    attemptId,
    learnerId: `${seed}`,
    questionId,
    skillId: skillIds[skillOf.get(questionId) ?? 0] ?? null,
    atMs,
    isCold: retrievability === 0,
    grades,
  }));
}

function learntFrom({ config, raters, difficulties }: CalibrationRun): Learnt {
  const byKey = (figure: 'severity' | 'biasSd'): Record<string, number> =>
    Object.fromEntries(
      raters.map((rater) => [raterKey(rater.source, rater.raterId), rater[figure]]),
    );
  return {
    config: { ...defaultConfig, ...config },
    calibration: { version: 1, severities: byKey('severity'), biasSds: byKey('biasSd') },
    difficulties: new Map(
      difficulties.map(({ questionId, difficulty }) => [questionId, difficulty]),
    ),
  };
}

import type { CalibrationRun } from '../../readiness/domain/calibration-run.js';
import { graderSources } from '../../readiness/domain/grader-source.js';
import { raterKey } from '../../readiness/domain/rater-key.js';
import type { Calibration } from '../../readiness/domain/readiness-input.js';
import type { ReadinessConfig } from '../../readiness/domain/readiness-config.js';

/** What scores are made with at present. */
export interface InUse {
  readonly calibration: Calibration;
  readonly difficulties: ReadonlyMap<string, number>;
  readonly config: ReadinessConfig;
}

/** Whether a run says what is known already: then no score moves, and nobody needs another version. */
export function isSameCalibration(
  run: CalibrationRun,
  { calibration, difficulties, config }: InUse,
): boolean {
  const learnt = new Map(run.difficulties.map((each) => [each.questionId, each.difficulty]));
  const severities = new Map<string, number>();
  const biasSds = new Map<string, number>();
  for (const { source, raterId, severity, biasSd } of run.raters) {
    severities.set(raterKey(source, raterId), severity);
    biasSds.set(raterKey(source, raterId), biasSd);
  }
  return (
    isSameConfig(run.config, config) &&
    isSameMap(learnt, difficulties) &&
    isSameMap(severities, new Map(Object.entries(calibration.severities))) &&
    isSameMap(biasSds, new Map(Object.entries(calibration.biasSds ?? {})))
  );
}

function isSameConfig(one: CalibrationRun['config'], other: ReadinessConfig): boolean {
  const figures = ['overlook', 'strict', 'sd', 'biasSd'] as const;
  return (
    one.priorGap === other.priorGap &&
    one.shift === other.shift &&
    graderSources.every((source) =>
      figures.every((figure) => one.graders[source][figure] === other.graders[source][figure]),
    )
  );
}

function isSameMap(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return (
    one.size === other.size && Array.from(one).every(([key, value]) => other.get(key) === value)
  );
}

import type { GraderSource } from './grader-source.js';
import { raterKey } from './rater-key.js';
import type { Calibration, EvidenceAttempt } from './readiness-input.js';
import type { GraderModel, ReadinessConfig } from './readiness-config.js';
import { slopeOf, weighGrade } from './weigh-grade.js';

/** Somebody who graded answers in a skill, and what a grade of theirs is worth there. */
export interface Rater {
  /** By rater key. */
  readonly key: string;
  readonly source: GraderSource;
  readonly model: GraderModel;
  /** How much more than others they see missing, in score. */
  readonly severity: number;
  /** The doubt about it. */
  readonly biasSd: number;
  /** The precision of one grade. */
  readonly weight: number;
  /** What a score's worth of leaning adds to the gap they see. */
  readonly leverage: number;
}

/** All who graded some of a skill's answers, by rater key. */
export function meetRaters(
  attempts: Iterable<EvidenceAttempt>,
  config: Pick<ReadinessConfig, 'graders'>,
  calibration: Calibration,
): ReadonlyMap<string, Rater> {
  const counts = new Map<string, { readonly source: GraderSource; grades: number }>();
  for (const { grades } of attempts) {
    for (const { source, raterId } of grades) {
      const key = raterKey(source, raterId);
      const count = counts.get(key);
      if (count === undefined) counts.set(key, { source, grades: 1 });
      else count.grades += 1;
    }
  }
  const raters = new Map<string, Rater>();
  for (const [key, { source, grades }] of counts) {
    const model = config.graders[source];
    const biasSd = calibration.biasSds?.[key] ?? model.biasSd;
    raters.set(key, {
      key,
      source,
      model,
      severity: severityOf(source, key, calibration),
      biasSd,
      weight: weighGrade(model, biasSd, grades),
      leverage: 1 / slopeOf(model),
    });
  }
  return raters;
}

/** Coaches are what others are held against: they lean to no side. */
function severityOf(source: GraderSource, key: string, { severities }: Calibration): number {
  return source === 'coach' ? 0 : (severities[key] ?? 0);
}

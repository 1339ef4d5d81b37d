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

/** Those who graded in a skill, by source and id: to put a rater key together for each grade is slow. */
export type Raters = Readonly<Record<GraderSource, ReadonlyMap<string, Rater>>>;

/** All who graded some of a skill's answers. */
export function meetRaters(
  attempts: Iterable<EvidenceAttempt>,
  { graders }: Pick<ReadinessConfig, 'graders'>,
  calibration: Calibration,
): Raters {
  const counts = countGrades(attempts);
  const meet = (source: GraderSource): ReadonlyMap<string, Rater> => {
    const raters = new Map<string, Rater>();
    for (const [raterId, grades] of counts[source]) {
      const key = raterKey(source, raterId);
      const model = graders[source];
      const biasSd = calibration.biasSds?.[key] ?? model.biasSd;
      raters.set(raterId, {
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
  };
  return { self: meet('self'), peer: meet('peer'), llm: meet('llm'), coach: meet('coach') };
}

function countGrades(
  attempts: Iterable<EvidenceAttempt>,
): Readonly<Record<GraderSource, ReadonlyMap<string, number>>> {
  const counts = {
    self: new Map<string, number>(),
    peer: new Map<string, number>(),
    llm: new Map<string, number>(),
    coach: new Map<string, number>(),
  };
  for (const { grades } of attempts) {
    for (const { source, raterId } of grades) {
      const known = counts[source];
      known.set(raterId, (known.get(raterId) ?? 0) + 1);
    }
  }
  return counts;
}

/** Coaches are what others are held against: they lean to no side. */
function severityOf(source: GraderSource, key: string, { severities }: Calibration): number {
  return source === 'coach' ? 0 : (severities[key] ?? 0);
}

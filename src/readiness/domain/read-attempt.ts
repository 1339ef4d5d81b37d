import { correctGrade } from './correct-grade.js';
import { daysFrom } from './days-from.js';
import type { GraderSource } from './grader-source.js';
import type { GradingContext } from './grading-context.js';
import { raterKey } from './rater-key.js';
import type { EvidenceAttempt, EvidenceGrade } from './readiness-input.js';
import { shareLeft } from './share-left.js';
import { slopeOf, weighGrade } from './weigh-grade.js';

/** A rater's part in an answer. */
export interface Voice {
  readonly rater: string;
  readonly source: GraderSource;
  /** 0..1; the voices of an answer sum to 1. */
  readonly share: number;
  /** What a score's worth of leaning adds to the gap they see. */
  readonly leverage: number;
}

/** What one answer showed. */
export interface AttemptReading {
  /** What was missed, by all its graders together: a share of a score. */
  readonly gapSeen: number;
  readonly variance: number;
  /** The share of a cold gap that it could show, 0..1. */
  readonly shown: number;
  /** Whether most of the weight of its graders says that a must-have was missed; so does half. */
  readonly mustMissed: boolean;
  readonly voices: readonly Voice[];
}

/**
 * Reads an answer through its graders, each corrected and by weight. The further back it lies from the
 * learner's last, the less it says: ability drifts.
 */
export function readAttempt(attempt: EvidenceAttempt, context: GradingContext): AttemptReading {
  const { config, lastAttemptAtMs } = context;
  const heard = attempt.grades.map((grade) => hear(grade, context)).toSorted(byRater);
  let weight = 0;
  let gap = 0;
  let missed = 0;
  for (const each of heard) {
    weight += each.weight;
    gap += each.weight * each.gap;
    if (each.mustMissed) missed += each.weight;
  }
  return {
    gapSeen: gap / weight,
    variance:
      config.sdAttempt ** 2 +
      1 / weight +
      config.driftPerDay * daysFrom(attempt.atMs, lastAttemptAtMs),
    shown: shareLeft(attempt.retrievability, config.gamma),
    mustMissed: missed >= weight / 2,
    voices: heard.map(({ rater, source, weight: own, leverage }) => {
      return { rater, source, share: own / weight, leverage };
    }),
  };
}

interface Heard {
  readonly rater: string;
  readonly source: GraderSource;
  readonly weight: number;
  readonly gap: number;
  readonly mustMissed: boolean;
  readonly leverage: number;
}

function hear(grade: EvidenceGrade, context: GradingContext): Heard {
  const { config, calibration, gradesByRater } = context;
  const model = config.graders[grade.source];
  const rater = raterKey(grade.source, grade.raterId);
  return {
    rater,
    source: grade.source,
    weight: weighGrade(model, gradesByRater.get(rater) ?? 1),
    gap: correctGrade(grade, model, calibration.severities[rater] ?? 0, config),
    mustMissed: grade.mustMissed,
    leverage: 1 / slopeOf(model),
  };
}

function byRater(one: Heard, other: Heard): number {
  if (one.rater !== other.rater) return one.rater < other.rater ? -1 : 1;
  return one.gap - other.gap;
}

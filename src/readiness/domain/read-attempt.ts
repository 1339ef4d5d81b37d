import { correctGrade } from './correct-grade.js';
import { daysFrom } from './days-from.js';
import type { Rater, Raters } from './meet-raters.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { EvidenceAttempt } from './readiness-input.js';
import { shareLeft } from './share-left.js';

/** What it takes to read the answers of a skill. */
export interface ReadingContext {
  readonly config: ReadinessConfig;
  readonly raters: Raters;
  /** When the learner's last graded answer was, whatever the skill. */
  readonly lastAttemptAtMs: number;
}

/** One grade, as it is understood. */
export interface Heard {
  readonly rater: Rater;
  /** What was missed by this grade, corrected for its rater: a share of a score. */
  readonly gap: number;
  readonly mustMissed: boolean;
}

/** What one answer showed. */
export interface AttemptReading {
  /** What was missed, by all its graders together: a share of a score. */
  readonly gapSeen: number;
  readonly variance: number;
  /** The share of a cold gap that it could show, 0..1. */
  readonly shown: number;
  /** Whether at least half the weight of its graders says that a must-have was missed. */
  readonly mustMissed: boolean;
  readonly heard: readonly Heard[];
  /** Of all its graders together: the sum of theirs. */
  readonly weight: number;
}

/**
 * Reads an answer through its graders, each corrected and by weight. The further back it lies from the
 * learner's last, the less it says: ability drifts.
 */
export function readAttempt(attempt: EvidenceAttempt, context: ReadingContext): AttemptReading {
  const { config, lastAttemptAtMs } = context;
  const heard = hear(attempt, context);
  let weight = 0;
  let gap = 0;
  let missed = 0;
  for (const each of heard) {
    weight += each.rater.weight;
    gap += each.rater.weight * each.gap;
    if (each.mustMissed) missed += each.rater.weight;
  }
  const age = daysFrom(attempt.atMs, lastAttemptAtMs);
  return {
    gapSeen: gap / weight,
    variance: config.sdAttempt ** 2 + 1 / weight + config.driftPerDay * age,
    shown: shareLeft(attempt.retrievability, config.gamma),
    mustMissed: missed >= weight / 2,
    heard,
    weight,
  };
}

/** In an order of their own, whatever order they came in: sums of fractions depend on it. */
function hear({ grades }: EvidenceAttempt, { config, raters }: ReadingContext): Heard[] {
  const heard: Heard[] = [];
  for (const grade of grades) {
    const rater = raters[grade.source].get(grade.raterId);
    if (rater === undefined) continue;
    const gap = correctGrade(grade, rater.model, rater.severity, config);
    heard.push({ rater, gap, mustMissed: grade.mustMissed });
  }
  return heard.length === 1 ? heard : heard.toSorted(byRater);
}

function byRater(one: Heard, other: Heard): number {
  if (one.rater !== other.rater) return one.rater.key < other.rater.key ? -1 : 1;
  return one.gap - other.gap;
}

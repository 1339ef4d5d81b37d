import type { EvidenceGrade } from './readiness-input.js';
import type { GraderModel, ReadinessConfig } from './readiness-config.js';
import { slopeOf } from './weigh-grade.js';

/**
 * What an answer missed, as an even grader with open eyes would have seen it, from what this one saw: a
 * share of a score, and outside 0..1 where the grader is kinder or stricter than graders of the kind can
 * be. A missed must-have holds the grade down. `severity` is how much more than others this rater sees
 * missing, 0 where nothing is known; coaches are what others are held against, so theirs is not asked.
 */
export function correctGrade(
  grade: Pick<EvidenceGrade, 'source' | 'score' | 'mustMissed'>,
  model: GraderModel,
  severity: number,
  { mustMissedScore }: Pick<ReadinessConfig, 'mustMissedScore'>,
): number {
  const score = grade.mustMissed ? Math.min(grade.score, mustMissedScore) : grade.score;
  const leaning = grade.source === 'coach' ? 0 : severity;
  return (1 - score - leaning - model.strict) / slopeOf(model);
}

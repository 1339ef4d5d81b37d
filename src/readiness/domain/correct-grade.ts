import type { GraderModel, ReadinessConfig } from './readiness-config.js';
import type { EvidenceGrade } from './readiness-input.js';
import { slopeOf } from './weigh-grade.js';

/**
 * What an answer missed, as an even grader with open eyes would have seen it, from what this one saw: a
 * share of a score, and outside 0..1 where the grader is kinder or stricter than graders of the kind can
 * be. A missed must-have holds the grade down.
 *
 * @param severity how much more than others this rater sees missing, in score
 */
export function correctGrade(
  { score, mustMissed }: Pick<EvidenceGrade, 'score' | 'mustMissed'>,
  model: GraderModel,
  severity: number,
  { mustMissedScore }: Pick<ReadinessConfig, 'mustMissedScore'>,
): number {
  const held = mustMissed ? Math.min(score, mustMissedScore) : score;
  return (1 - held - severity - model.strict) / slopeOf(model);
}

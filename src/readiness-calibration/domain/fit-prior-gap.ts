import { wholeFives } from '../../kernel/whole-fives.js';
import type { ReadinessConfig } from '../../readiness/domain/readiness-config.js';
import type { ColdReading } from './cold-readings.js';

/** What is shipped counts like so many learners. */
const shippedLearners = 20;

/**
 * What somebody of whom nothing is known misses cold, 0..1: the mean of learners, each by how well what
 * they miss is known, drawn towards what is shipped as if 20 more learners missed that. The earliest
 * learners count, in whole fives.
 */
export function fitPriorGap(readings: readonly ColdReading[], config: ReadinessConfig): number {
  const counted = wholeFives(readings);
  if (counted.length === 0) return config.priorGap;
  const { priorGap, sdLearner, sdSkill, sdQuestion } = config;
  let weight = shippedLearners;
  let sum = shippedLearners * priorGap;
  const byLearner = Array.from(Map.groupBy(counted, ({ learnerId }) => learnerId));
  for (const [, own] of byLearner.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const inOrder = own.toSorted((one, other) => (one.questionId < other.questionId ? -1 : 1));
    let precision = 0;
    let pull = 0;
    for (const { gap, variance } of inOrder) {
      const of = 1 / (variance + sdSkill ** 2 + sdQuestion ** 2);
      precision += of;
      pull += of * gap;
    }
    const reliance = precision / (precision + 1 / sdLearner ** 2);
    weight += reliance;
    sum += (reliance * pull) / precision;
  }
  return Math.min(1, Math.max(0, sum / weight));
}

import { retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import { daysFrom } from './days-from.js';
import type { QuestionMemory } from './readiness-input.js';

/** The recall at an instant if nothing is practised until then, 0..1, by fractions of a day. */
export function recallAt(
  atMs: number,
  memory: Pick<QuestionMemory, 'stability' | 'lastReviewAtMs'>,
  weights: readonly number[],
): number {
  return retrievabilityAfter(weights, daysFrom(memory.lastReviewAtMs, atMs), memory.stability);
}

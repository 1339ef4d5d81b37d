import { nextMemory, retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import { daysFrom } from './days-from.js';
import type { QuestionMemory } from './readiness-input.js';

/** A review that went well, the ordinary case of practice. */
const good = 3;

/**
 * The recall on the day of the interview if a question were practised now and answered Good, 0..1;
 * `memory` null is a first practice. The model counts whole days between reviews, so the time since
 * the last is rounded: half a day is the next study day as often as not.
 */
export function recallIfPractised(
  memory: QuestionMemory | null,
  weights: readonly number[],
  nowMs: number,
  interviewAtMs: number,
): number {
  const days = memory === null ? 0 : Math.round(daysFrom(memory.lastReviewAtMs, nowMs));
  const { stability } = nextMemory(memory, Math.max(0, days), good, weights);
  return retrievabilityAfter(weights, daysFrom(nowMs, interviewAtMs), stability);
}

import type { Blueprint } from './blueprint.js';
import type { ReadinessConfig } from './readiness-config.js';

/** The luck of one interview: which questions come up, and what day it is. Added to what is not known. */
export function interviewVariance(
  shares: readonly number[],
  { mockQuestions }: Pick<Blueprint, 'mockQuestions'>,
  config: Pick<ReadinessConfig, 'sdItem' | 'sdForm'>,
): number {
  const luck = shares.reduce((sum, share) => sum + share ** 2 * itemLuck(share, mockQuestions), 0);
  return config.sdItem ** 2 * luck + config.sdForm ** 2;
}

/** The same for a single skill, which is asked a few questions only. */
export function skillInterviewVariance(
  share: number,
  { mockQuestions }: Pick<Blueprint, 'mockQuestions'>,
  config: Pick<ReadinessConfig, 'sdItem' | 'sdForm'>,
): number {
  return config.sdItem ** 2 * itemLuck(share, mockQuestions) + config.sdForm ** 2;
}

/** One part in as many as the skill is asked; it is asked one question at least. */
function itemLuck(share: number, mockQuestions: number): number {
  return 1 / Math.max(1, share * mockQuestions);
}

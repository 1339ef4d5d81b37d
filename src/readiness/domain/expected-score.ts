import type { ReadinessConfig } from './readiness-config.js';
import { shareLeft } from './share-left.js';

/**
 * What a question is expected to bring, 0..1: what is missed cold, less what is remembered of having
 * practised it. Never practised it is 1 - gap. While a must-have of it is open it is `mustCeiling` at most.
 */
export function expectedScore(
  gap: number,
  recall: number,
  isMustHaveOpen: boolean,
  { gamma, mustCeiling }: Pick<ReadinessConfig, 'gamma' | 'mustCeiling'>,
): number {
  const score = 1 - Math.min(1, Math.max(0, gap) * shareLeft(recall, gamma));
  return isMustHaveOpen ? Math.min(score, mustCeiling) : score;
}

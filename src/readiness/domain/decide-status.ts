import type { ReadinessConfig } from './readiness-config.js';
import type { ReadinessStatus, Trust } from './readiness.js';

/** What a status rests on. */
export interface StatusFacts {
  /** Graded ones. */
  readonly attempts: number;
  readonly sd: number;
  readonly trust: Trust;
  /** Whether every critical question was practised and shows its must-haves. */
  readonly areCriticalShown: boolean;
}

/**
 * Whether a figure may be read at all; null when it may. Whoever is graded by themselves alone never
 * gets further than thin.
 */
export function decideDoubt(
  { attempts, sd, trust }: Omit<StatusFacts, 'areCriticalShown'>,
  { thinSd, thinSelf }: Pick<ReadinessConfig, 'thinSd' | 'thinSelf'>,
): 'no-data' | 'thin' | null {
  if (attempts === 0) return 'no-data';
  return sd > thinSd || trust.self > thinSelf ? 'thin' : null;
}

/** How ready somebody is, by the chance that they pass. */
export function decideStatus(
  facts: StatusFacts,
  passProbability: number,
  config: Pick<ReadinessConfig, 'thinSd' | 'thinSelf' | 'readyP' | 'borderlineP'>,
): ReadinessStatus {
  const doubt = decideDoubt(facts, config);
  if (doubt !== null) return doubt;
  if (passProbability >= config.readyP && facts.areCriticalShown) return 'ready';
  return passProbability >= config.borderlineP ? 'borderline' : 'not-ready';
}

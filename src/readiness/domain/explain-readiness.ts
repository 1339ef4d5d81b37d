import { explainChance, explainEstimate } from './explain-estimate.js';
import { explainDoubt, explainEvidence, explainMustHaves } from './explain-evidence.js';
import { explainAskNext, explainBiggestGap, explainStudyNext } from './explain-next.js';
import { explainNoData } from './explain-no-data.js';
import { defaultConfig, type ReadinessConfig } from './readiness-config.js';
import type { ReadinessFacts } from './readiness-facts.js';
import type { Readiness } from './readiness.js';

/**
 * A score in plain words, a paragraph each: what to expect and how sure that is, what it rests on, where
 * most is lost and what to do next. Figures are whole points of 100, as nobody can tell finer ones apart.
 * Without data it says only what to do first; after the interview it asks how it went.
 */
export function explainReadiness(
  readiness: Readiness,
  facts: ReadinessFacts,
  config: Pick<ReadinessConfig, 'mustCeiling' | 'thinSelf'> = defaultConfig,
): string[] {
  const { isInterviewPast } = readiness;
  const outcome = isInterviewPast
    ? 'How did it go? Record the outcome: it shows how far scores like this one can be trusted.'
    : null;
  const paragraphs =
    readiness.status === 'no-data'
      ? [explainNoData(readiness, facts), outcome]
      : [
          explainEstimate(readiness, facts),
          explainDoubt(readiness, config),
          explainChance(readiness, facts),
          explainEvidence(readiness),
          explainBiggestGap(readiness),
          explainMustHaves(readiness, facts, config),
          explainStudyNext(readiness, facts),
          explainAskNext(readiness),
          outcome,
        ];
  return paragraphs.filter((paragraph) => paragraph !== null);
}

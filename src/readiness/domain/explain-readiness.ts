import { explainChance, explainEstimate } from './explain-estimate.js';
import { explainDoubt, explainEvidence, explainMustHaves } from './explain-evidence.js';
import { explainAskNext, explainBiggestGap, explainStudyNext } from './explain-next.js';
import { explainNoData } from './explain-no-data.js';
import { defaultConfig, type ReadinessConfig } from './readiness-config.js';
import type { ReadinessFacts } from './readiness-facts.js';
import type { Readiness } from './readiness.js';

/** What is left to say after an interview. */
export const outcomeRequest =
  'How did it go? Record the outcome: it shows how far scores like this one can be trusted.';

/**
 * A score in plain words, a paragraph each: what to expect and how sure that is, what it rests on, where
 * most is lost and what to do next. Figures are whole points of 100, as nobody can tell finer ones apart.
 * Without data it says only what to do first; after the interview it asks how it went. Others are told the
 * same without what is meant for the learner: what to do next, and to record the outcome.
 */
export function explainReadiness(
  readiness: Readiness,
  facts: ReadinessFacts,
  config: Pick<ReadinessConfig, 'mustCeiling' | 'thinSelf'> = defaultConfig,
): string[] {
  const { isInterviewPast } = readiness;
  const own = (paragraph: string | null) => (facts.isForOthers === true ? null : paragraph);
  const outcome = isInterviewPast ? outcomeRequest : null;
  const paragraphs =
    readiness.status === 'no-data'
      ? [explainNoData(readiness, facts), own(outcome)]
      : [
          explainEstimate(readiness, facts),
          explainDoubt(readiness, facts, config),
          explainChance(readiness, facts),
          explainEvidence(readiness, facts),
          explainBiggestGap(readiness, facts),
          explainMustHaves(readiness, facts, config),
          own(explainStudyNext(readiness, facts)),
          own(explainAskNext(readiness)),
          own(outcome),
        ];
  return paragraphs.filter((paragraph) => paragraph !== null);
}

import type { AnsweredQuestion } from './answered-question.js';
import { hiddenRunWords } from './blank-hidden-text.js';
import { runsOf } from './runs-of.js';
import { systemText } from './system-text.js';

const systemRuns = runsOf([systemText], hiddenRunWords);

/**
 * Tells of six words in a row whether a model had them from what is hidden: the reference, what else the
 * question keeps back, or what the model was told. What the learner wrote, or was shown, is not hidden.
 */
export function hiddenRuns(question: AnsweredQuestion): (run: string) => boolean {
  const { prompt, answer, criteria, redFlags, reference, keptBack } = question;
  const rubric = criteria.flatMap(({ title, levels }) => [
    title,
    ...levels.map(({ descriptor }) => descriptor),
  ]);
  const hidden = runsOf([...reference, ...keptBack], hiddenRunWords);
  const shown = runsOf([prompt, answer, ...rubric, ...redFlags], hiddenRunWords);
  return (run) => (hidden.has(run) || systemRuns.has(run)) && !shown.has(run);
}

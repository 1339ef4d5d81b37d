import type { AnsweredQuestion } from './answered-question.js';
import { hiddenRunWords, hiddenSizes } from './blank-hidden-text.js';
import { plainWords } from './plain-words.js';
import { systemText } from './system-text.js';
import { wordRuns } from './word-runs.js';

const systemRuns = new Set(runsToHide(systemText));

/**
 * Tells of words in a row whether a model had them from what is hidden: the reference, what else the
 * question keeps back, or what the model was told. Six of a longer text are enough; of one with four or
 * five words it takes all, and fewer are words that anybody uses. What the learner wrote, or was shown,
 * is not hidden.
 */
export function hiddenRuns(question: AnsweredQuestion): (run: string) => boolean {
  const { prompt, answer, criteria, redFlags, reference, keptBack } = question;
  const rubric = criteria.flatMap(({ title, levels }) => [
    title,
    ...levels.map(({ descriptor }) => descriptor),
  ]);
  const shown = [prompt, answer, ...rubric, ...redFlags].map((text) => plainWords(text));
  const hidden = new Set([...reference, ...keptBack].flatMap(runsToHide));
  const known = new Set(
    hiddenSizes.flatMap((size) => shown.flatMap((words) => wordRuns(words, size))),
  );
  return (run) => (hidden.has(run) || systemRuns.has(run)) && !known.has(run);
}

function runsToHide(text: string): string[] {
  const words = plainWords(text);
  if (!hiddenSizes.includes(words.length)) return wordRuns(words, hiddenRunWords);
  return wordRuns(words, words.length);
}

import type { AnsweredQuestion } from './answered-question.js';
import { subjectWords } from './subject-words.js';

/** What a question is about, all that it keeps back included, since answers come upon it too. */
export function subjectOf(question: AnsweredQuestion): ReadonlySet<string> {
  const { prompt, criteria, redFlags, reference, keptBack } = question;
  const rubric = criteria.flatMap(({ title, aliases, levels }) => [
    title,
    ...aliases,
    ...levels.map(({ descriptor }) => descriptor),
  ]);
  return subjectWords([prompt, ...rubric, ...redFlags, ...reference, ...keptBack].join('\n'));
}

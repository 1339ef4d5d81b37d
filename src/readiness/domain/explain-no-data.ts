import type { ReadinessFacts } from './readiness-facts.js';
import type { Readiness } from './readiness.js';

/** What to do when nothing was graded, and so nothing can be said. */
export function explainNoData(
  { questions, next, skills, isInterviewPast }: Readiness,
  { targetName, titleOf, isForOthers = false }: ReadinessFacts,
): string {
  if (isForOthers)
    return `Nothing can be said of ${targetName}: no answer to its questions was graded.`;
  if (isInterviewPast) {
    return `No answer of yours had been graded before the interview for ${targetName}, so there was no score.`;
  }
  const nothing = `Nothing can be said of ${targetName} yet: no answer of yours to its questions was graded.`;
  if (questions.length === 0) {
    return `${nothing} First, its bank needs questions: add a bank that has some in its skills.`;
  }
  const [first] = next;
  if (first === undefined) return `${nothing} First, answer a question and have it graded.`;
  const skill = skills.find(({ skillId }) => skillId === first.skillId)?.name ?? first.skillId;
  return `${nothing} First, answer “${titleOf(first.questionId)}” (${skill}) and have it graded, best by a coach or a peer.`;
}

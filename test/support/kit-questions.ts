import { fileURLToPath } from 'node:url';
import type { AnsweredQuestion } from '../../src/feedback/domain/answered-question.js';
import { checkDocument } from '../../src/question-bank/check-document.js';
import { applicableCriteria } from '../../src/question-bank/domain/applicable-criteria.js';
import { readKit } from '../../src/question-bank/read-kit.js';

const kit = checkDocument(
  readKit(fileURLToPath(new URL('../../seed/kit', import.meta.url))).document,
);

/** A question of the kit with an answer to it, as feedback is asked for it at the question's level. */
export function answeredQuestion(slug: string, answer: string): AnsweredQuestion {
  const content = kit.questions.find((question) => question.slug === slug)?.content;
  if (content === undefined) throw new Error(`The kit has no question ${slug}.`);
  const { level, prompt, rubric, redFlags, outline, hints, alternatives } = content;
  return {
    candidateLevel: level,
    prompt,
    answer,
    criteria: applicableCriteria(rubric, level),
    redFlags,
    reference: outline,
    keptBack: [...hints, ...alternatives],
  };
}

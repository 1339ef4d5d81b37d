import { checkDocument } from './question-bank/check-document.js';
import type { QuestionContent } from './question-bank/domain/question-content.js';
import { inItsFile } from './question-bank/in-its-file.js';
import { KitError, readKit } from './question-bank/read-kit.js';

/**
 * The questions of a kit folder, by slug.
 *
 * @throws KitError that names the first faulty file and place
 */
export function kitQuestions(dir: string): ReadonlyMap<string, QuestionContent> {
  const kit = readKit(dir);
  const { questions, problems } = checkDocument(kit.document);
  const [first] = problems;
  if (first !== undefined) throw new KitError(inItsFile(kit, first));
  return new Map(questions.map(({ slug, content }) => [slug, content]));
}

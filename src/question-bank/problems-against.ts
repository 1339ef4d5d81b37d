import type { FieldProblem } from '../kernel/app-error.js';
import { atQuestions } from './at-questions.js';
import type { CheckedDocument } from './check-document.js';
import { compareQuestions, type RelatedQuestion } from './compare-questions.js';
import { contentHash } from './content-hash.js';
import { unknownReferences, type StoredNames } from './unknown-references.js';

/** What the document meets: the names in the database, and the questions of the same bank. */
export interface Stored extends StoredNames {
  readonly questions: readonly (RelatedQuestion & { readonly contentHash: string })[];
}

/**
 * Everything that keeps a document from being imported. Editorial rules are not held against a
 * question that is stored word for word: it was good enough when it came in, and a stricter release
 * must not stop a server that has it.
 */
export function problemsAgainst(checked: CheckedDocument, stored: Stored): FieldProblem[] {
  const { questions, problems, broken } = checked;
  const hashes = new Map(stored.questions.map((question) => [question.slug, question.contentHash]));
  const known = new Set(
    questions.flatMap(({ slug, place, content }) =>
      hashes.has(slug) && hashes.get(slug) === contentHash(content) ? [`${place}`] : [],
    ),
  );
  return [
    ...problems,
    ...broken.filter(({ pointer }) => !known.has(pointer.split('/')[2] ?? '')),
    ...unknownReferences(checked, stored),
    ...besideStored(questions, stored.questions),
  ];
}

function besideStored(
  questions: CheckedDocument['questions'],
  stored: readonly RelatedQuestion[],
): FieldProblem[] {
  const incoming = questions.map(({ slug, content }) => ({
    slug,
    kind: content.kind,
    milestone: content.milestone,
    variantOf: content.variantOf,
  }));
  return atQuestions(questions, compareQuestions(stored, incoming));
}

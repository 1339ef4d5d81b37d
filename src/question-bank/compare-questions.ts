import { mapInTurns } from '../platform/workers/map-in-turns.js';
import type { PlacedProblem } from './at-questions.js';
import { differingFields } from './domain/differing-fields.js';
import { findKindChanges, type NamedKind } from './domain/find-kind-changes.js';
import { findMilestoneGaps } from './domain/find-milestone-gaps.js';
import { SharedTexts } from './domain/find-shared-sentences.js';
import {
  findUnknownReferences,
  type KnownNames,
  type References,
} from './domain/find-unknown-references.js';
import { findVariantFaults, type NamedVariant } from './domain/find-variant-faults.js';
import type { NamedQuestion } from './domain/named-question.js';
import type { QuestionContent } from './domain/question-content.js';
import type { QuestionProblem } from './domain/question-problem.js';

/** A question as far as other questions of its bank are held against it. */
export interface RelatedQuestion extends NamedKind, NamedVariant {}

/** What keeps questions from coming into a bank beside what it holds, by their place in `incoming`. */
export function compareQuestions(
  stored: readonly RelatedQuestion[],
  incoming: readonly RelatedQuestion[],
): PlacedProblem[] {
  return [
    ...findKindChanges(stored, incoming),
    ...findMilestoneGaps(stored, incoming),
    ...findVariantFaults(stored, incoming),
  ];
}

/**
 * Text that a question has in common with an earlier one of the list, told of the later one. Every word is
 * read, so others have their turn in between.
 */
export async function compareTexts(questions: readonly NamedQuestion[]): Promise<PlacedProblem[]> {
  const texts = new SharedTexts();
  return (await mapInTurns(questions, (question) => texts.add(question))).flat();
}

/** Names in a question that lead nowhere. */
export function compareReferences(question: References, known: KnownNames): QuestionProblem[] {
  const detail = 'is not known: add it first, or name another';
  return findUnknownReferences(question, known).map((pointer) => ({
    pointer,
    code: 'unknown-reference',
    detail,
  }));
}

/** The fields that say something else, by the names that documents have for them. */
export function compareFields(before: QuestionContent, after: QuestionContent): string[] {
  return differingFields(before, after);
}

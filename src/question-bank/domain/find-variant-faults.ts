import { projectKinds, type QuestionContent, type QuestionKind } from './question-content.js';
import type { QuestionProblem } from './question-problem.js';

/** A question and which other it asks in other words, if any. */
export interface NamedVariant extends Pick<QuestionContent, 'kind' | 'variantOf'> {
  readonly slug: string;
}

interface VariantFault extends QuestionProblem {
  /** Which of the incoming questions, by its place in the list. */
  readonly place: number;
}

const projects = new Set<QuestionKind>(projectKinds);

/**
 * Variants of questions that are not there, of themselves, of variants or of projects, with what the
 * bank holds already and the document leaves alone. A family is one question and all that name it, so
 * that each tells by itself which family it is of: there are no chains. A project has no card that
 * could come up on the same day as another.
 */
export function findVariantFaults(
  stored: readonly NamedVariant[],
  incoming: readonly NamedVariant[],
): VariantFault[] {
  const named = new Set(incoming.map(({ slug }) => slug));
  const kept = stored.filter(({ slug }) => !named.has(slug));
  const all = new Map([...kept, ...incoming].map((question) => [question.slug, question]));
  const keptVariants = new Map(kept.map(({ slug, variantOf }) => [variantOf, slug]));
  return incoming.flatMap((question, place): VariantFault[] => {
    const { slug, variantOf } = question;
    if (variantOf === null) return [];
    const root = all.get(variantOf);
    if (root === undefined) {
      const detail = 'is neither in the document nor in the bank already';
      return [{ place, pointer: '/variantOf', code: 'unknown-reference', detail }];
    }
    const detail = faultBetween(question, root, keptVariants.get(slug));
    return detail === null ? [] : [{ place, pointer: '/variantOf', code: 'not-a-variant', detail }];
  });
}

/** @param keptVariant a stored question, not in the document, that is a variant of this one */
function faultBetween(
  question: NamedVariant,
  root: NamedVariant,
  keptVariant: string | undefined,
): string | null {
  if (root.slug === question.slug) return 'must name another question';
  if (projects.has(question.kind) || projects.has(root.kind)) {
    return 'must not join projects: those are handed in, not asked';
  }
  if (root.variantOf !== null) return `must be ${root.variantOf}, as ${root.slug} is its variant`;
  if (keptVariant === undefined) return null;
  return `must be left out, as ${keptVariant} is a variant of this one`;
}

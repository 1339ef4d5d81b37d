import type { ShownGrade } from '../../attempts/domain/shown-grade.js';

/**
 * A grade as it is told to who may see scores and not the answer: its levels, and none of the words, for
 * a quote is the answer's own and a comment or a reason may repeat them.
 */
export function withoutWords(shown: ShownGrade): ShownGrade {
  const { grade } = shown;
  const items = grade.items.map(({ criterionKey, levelKey }) => ({
    criterionKey,
    levelKey,
    comment: null,
    quote: null,
  }));
  return { ...shown, grade: { ...grade, items, reason: null } };
}

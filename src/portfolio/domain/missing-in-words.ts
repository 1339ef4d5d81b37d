import type { MissingEvidence } from './shown-level.js';

/** What the next level of a skill takes, in one sentence for its learner. */
export function missingInWords({ level, pieces, needsOthers }: MissingEvidence): string {
  const shown = `To count as shown at ${level} level it takes`;
  if (pieces === 2) {
    return `${shown} two independent pieces of evidence, at least one of them graded or confirmed by somebody else.`;
  }
  if (pieces === 0) {
    return `${shown} the word of somebody else: have one of the answers graded, or one of the items confirmed by a coach.`;
  }
  return needsOthers
    ? `${shown} one more independent piece of evidence, and one of the two graded or confirmed by somebody else.`
    : `${shown} one more independent piece of evidence; it may be self-graded.`;
}

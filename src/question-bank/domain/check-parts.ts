import type { QuestionContent, QuestionKind } from './question-content.js';
import type { QuestionProblem } from './question-problem.js';

/** Parts that one kind of question has and every other kind lacks. */
const partOf = {
  runbook: 'scenario',
  scope: 'behavioral',
  milestone: 'milestone',
  capstone: 'capstone',
} as const satisfies Partial<Record<keyof QuestionContent, QuestionKind>>;

/** Whether a question has the part that its kind calls for, and no other. */
export function checkParts(content: QuestionContent): QuestionProblem[] {
  return (['runbook', 'scope', 'milestone', 'capstone'] as const).flatMap((part) => {
    const isWanted = content.kind === partOf[part];
    const isThere = content[part] !== null;
    if (isWanted === isThere) return [];
    const detail = isWanted
      ? `is needed by a question of kind ${content.kind}`
      : `belongs to questions of kind ${partOf[part]} only`;
    return [{ pointer: `/${part}`, code: 'part-of-kind', detail }];
  });
}

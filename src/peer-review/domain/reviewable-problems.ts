import type { Attempt } from '../../attempts/domain/attempt.js';
import type { FieldProblem } from '../../kernel/app-error.js';

/** Why there is nothing in an answer that others could review; empty when there is. */
export function reviewableProblems({
  mode,
  gaveUp,
  answer,
}: Pick<Attempt, 'mode' | 'gaveUp' | 'answer'>): FieldProblem[] {
  if (mode === 'recall') return [problem('recalled', 'was recalled only: nothing is written down')];
  if (gaveUp) return [problem('given-up', 'was given up')];
  if (answer.trim() === '') return [problem('blank', 'is blank')];
  return [];
}

function problem(code: string, detail: string): FieldProblem {
  return { pointer: '#/attemptId', code, detail };
}

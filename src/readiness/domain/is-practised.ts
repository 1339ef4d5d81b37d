import type { PlacedQuestion } from './bank-layout.js';

/** Whether a question was tried before the interview, graded or not. */
export function isPractised({ memory, attempts }: PlacedQuestion): boolean {
  return memory !== null || attempts.length > 0;
}

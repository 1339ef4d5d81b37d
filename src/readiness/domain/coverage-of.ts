import type { PlacedQuestion } from './bank-layout.js';
import { isPractised } from './is-practised.js';

/** The share of a skill's questions, by weight, that were practised, 0..1; 0 where it has none. */
export function coverageOf(questions: readonly PlacedQuestion[]): number {
  const practised = questions.filter(isPractised);
  return Math.min(
    1,
    practised.reduce((sum, { share }) => sum + share, 0),
  );
}

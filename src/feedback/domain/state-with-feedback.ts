import type { Feedback } from './feedback.js';

/** How a request with feedback ends: whole where every criterion was given a level that is borne out. */
export function stateWithFeedback({
  criteria,
}: Pick<Feedback, 'criteria'>): 'succeeded' | 'partial' {
  return criteria.every(({ levelKey }) => levelKey !== null) ? 'succeeded' : 'partial';
}

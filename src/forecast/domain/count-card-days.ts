import type { ForecastInput } from './forecast-input.js';

/**
 * What one run over so many days amounts to, for bounding work: the cards it looks after times its days.
 * Of the questions to introduce only those count that the days have room for.
 */
export function countCardDays(
  { cards, candidates, settings }: Pick<ForecastInput, 'cards' | 'candidates' | 'settings'>,
  days: number,
): number {
  const met = cards.filter(({ state, suspended }) => state !== 'new' && !suspended).length;
  return (met + Math.min(candidates.length, settings.newPerDay * days)) * days;
}

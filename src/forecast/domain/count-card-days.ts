import { daysBetween } from '../../scheduling/domain/days-between.js';
import type { ForecastInput } from './forecast-input.js';
import { listAhead } from './list-ahead.js';

type Counted = Pick<ForecastInput, 'cards' | 'candidates' | 'settings' | 'goals' | 'today'>;

/** Before an interview every card is weighed against every other, which costs so much more. */
const GOAL_WEIGHT = 4;

/**
 * What one run over so many days amounts to, for bounding work: the cards it looks after times its days,
 * those before an interview counted fourfold. Of the questions to introduce only those count that the
 * days have room for, but all of them when a goal may choose; the others are set out once in every run.
 */
export function countCardDays(input: Counted, days: number): number {
  const { cards, candidates, settings, goals, today } = input;
  const last = listAhead(goals, today).at(-1);
  const goalDays = last === undefined ? 0 : Math.min(days, daysBetween(today, last.interviewDay));
  const met = cards.filter(({ state, suspended }) => state !== 'new' && !suspended).length;
  const introduced = Math.min(candidates.length, settings.newPerDay * days);
  const known = met + (goalDays === 0 ? introduced : candidates.length);
  return candidates.length + known * (days + (GOAL_WEIGHT - 1) * goalDays);
}

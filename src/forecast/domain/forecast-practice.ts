import { seededRandom } from '../../kernel/seeded-random.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { ForecastInput } from './forecast-input.js';
import { PracticeRun, type SimulatedDay } from './practice-run.js';
import { prepareDeck } from './prepare-deck.js';
import { spreadOf, type Spread } from './spread-of.js';

/** How far a forecast looks, and how many ways the days may go it plays. */
export interface ForecastReach {
  readonly days: number;
  readonly runs: number;
}

/** What one study day may bring. */
export interface DayForecast extends Readonly<Record<keyof SimulatedDay, Spread>> {
  readonly day: StudyDay;
}

/** What the days come to together, and what they leave. */
export interface ForecastTotals extends Readonly<Record<'items' | 'newItems' | 'minutes', Spread>> {
  /** The minutes of the fullest day. */
  readonly peakMinutes: Spread;
  /** How many questions would be recalled after the last day: the sum of their probabilities. */
  readonly knowledge: Spread;
  /** The same as a share of the questions met, 0..1; null when none is met in any run. */
  readonly recall: Spread | null;
}

export interface Forecast {
  readonly days: readonly DayForecast[];
  readonly totals: ForecastTotals;
}

type RunTotals = Record<keyof ForecastTotals, number>;

/**
 * What a learner's next study days may look like, the rest of today first. The same input gives the
 * same forecast, and the ways it plays are the same whatever else it is asked for.
 */
export function forecastPractice(input: ForecastInput & ForecastReach): Forecast {
  const deck = prepareDeck(input, input.days);
  const runs: SimulatedDay[][] = [];
  const totals: RunTotals[] = [];
  for (let index = 0; index < input.runs; index += 1) {
    const run = new PracticeRun(deck, { ...input, random: seededRandom(input.seed + index) });
    const days = deck.goals.map((_, day) => run.playDay(day));
    runs.push(days);
    totals.push(totalsOf(days, run.recalls(input.days)));
  }
  const days = deck.goals.map((_, day): DayForecast => {
    const spread = (measure: keyof SimulatedDay): Spread =>
      spreadOf(runs.map((run) => run[day]?.[measure] ?? 0));
    return {
      day: deck.days[day] ?? '',
      items: spread('items'),
      newItems: spread('newItems'),
      minutes: spread('minutes'),
      steps: spread('steps'),
      backlog: spread('backlog'),
    };
  });
  return { days, totals: spreadTotals(totals) };
}

function totalsOf(days: readonly SimulatedDay[], recalls: readonly number[]): RunTotals {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const minutes = days.map((day) => day.minutes);
  const knowledge = sum(recalls);
  return {
    items: sum(days.map(({ items }) => items)),
    newItems: sum(days.map(({ newItems }) => newItems)),
    minutes: sum(minutes),
    peakMinutes: Math.max(...minutes),
    knowledge,
    recall: recalls.length === 0 ? Number.NaN : knowledge / recalls.length,
  };
}

function spreadTotals(runs: readonly RunTotals[]): ForecastTotals {
  const spread = (total: keyof RunTotals): Spread => spreadOf(runs.map((run) => run[total]));
  const isAnyMet = runs.every(({ recall }) => !Number.isNaN(recall));
  return {
    items: spread('items'),
    newItems: spread('newItems'),
    minutes: spread('minutes'),
    peakMinutes: spread('peakMinutes'),
    knowledge: spread('knowledge'),
    recall: isAnyMet ? spread('recall') : null,
  };
}

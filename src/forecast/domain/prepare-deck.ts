import { compareText } from '../../queue/domain/compare-text.js';
import { doneToday } from '../../queue/domain/done-today.js';
import { familiesMet } from '../../queue/domain/families-met.js';
import { limitsOn } from '../../queue/domain/limits-on.js';
import type { DayLimits, DoneToday } from '../../queue/domain/queue.js';
import { addDays } from '../../scheduling/domain/add-days.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { weekdayShare } from '../../scheduling/domain/weekday-share.js';
import type { ForecastInput } from './forecast-input.js';
import { simulatedCard, type SimulatedCard } from './simulated-card.js';

/** What every run of a simulation begins with. Nothing in it changes; a run copies the cards. */
export interface Deck {
  /** Cards with memory that are not suspended. */
  readonly met: readonly SimulatedCard[];
  /** Questions to introduce, in their order. */
  readonly fresh: readonly SimulatedCard[];
  /** Whether any two questions are variants of each other, and the learner wants them kept apart. */
  readonly hasSiblings: boolean;
  /** What the day on which it starts has seen already. */
  readonly done: DoneToday;
  readonly familiesMet: ReadonlySet<string>;
  /** The limits of each day simulated. */
  readonly limits: readonly DayLimits[];
  /** The study days from the start to beyond any day that an interval chosen meanwhile may lead to. */
  readonly days: readonly StudyDay[];
  /** The share of a normal day's work that each of them should get. */
  readonly shares: Float64Array;
}

/** Fuzz spreads an interval of a year over 41 days; a longer one begins after the last day simulated. */
const WIDEST_RANGE = 50;

/** Turns a learner's cards and candidates into the deck that `days` study days are simulated with. */
export function prepareDeck(input: ForecastInput, days: number): Deck {
  const { today, cards, candidates, weekdayLoads } = input;
  const names = Array.from({ length: days + WIDEST_RANGE }, (_, day) => addDays(today, day));
  const met = cards
    .filter(({ state, suspended }) => state !== 'new' && !suspended)
    .map((card) => simulatedCard(card, card, input));
  const cardOf = new Map(cards.map((card) => [card.questionId, card]));
  const fresh = candidates
    .toSorted((a, b) => a.position - b.position || compareText(a.questionId, b.questionId))
    .flatMap((candidate) => {
      const { questionId } = candidate;
      const card = cardOf.get(questionId) ?? newCard({ learnerId: '', questionId });
      if (card.state !== 'new' || card.suspended) return [];
      return [simulatedCard(card, candidate, input)];
    });
  const families = [...cards, ...candidates.filter(({ questionId }) => !cardOf.has(questionId))];
  return {
    met,
    fresh,
    hasSiblings:
      input.settings.burySiblings &&
      new Set(families.map(({ family }) => family)).size < families.length,
    done: doneToday(cards, today),
    familiesMet: familiesMet(cards, today),
    limits: names.slice(0, days).map((day) => limitsOn(day, input)),
    days: names,
    shares: Float64Array.from(names, (day) => weekdayShare(day, weekdayLoads)),
  };
}

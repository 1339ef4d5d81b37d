import { governingGoal } from '../../interview-goals/domain/governing-goal.js';
import { compareText } from '../../queue/domain/compare-text.js';
import { doneToday } from '../../queue/domain/done-today.js';
import { familiesMet } from '../../queue/domain/families-met.js';
import { limitsOn } from '../../queue/domain/limits-on.js';
import type {
  DayLimits,
  DoneToday,
  LimitSources,
  PlannedQuestion,
} from '../../queue/domain/queue.js';
import { addDays } from '../../scheduling/domain/add-days.js';
import type { Card } from '../../scheduling/domain/card.js';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { weekdayShare } from '../../scheduling/domain/weekday-share.js';
import { toDeckGoal, type DeckGoal } from './deck-goal.js';
import type { ForecastInput } from './forecast-input.js';
import { listAhead } from './list-ahead.js';
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
  /** The limits of each day simulated, as far as no interview shapes it. */
  readonly limits: readonly DayLimits[];
  readonly limitSources: LimitSources;
  /** The interview that shapes each of the days simulated, null where none does. */
  readonly goals: readonly (DeckGoal | null)[];
  /** The day number of the first day. */
  readonly start: number;
  /** The study days from the start to beyond any day that an interval chosen meanwhile may lead to. */
  readonly days: readonly StudyDay[];
  /** The share of a normal day's work that each of them should get. */
  readonly shares: Float64Array;
}

/** Fuzz spreads an interval of a year over 41 days; a longer one begins after the last day simulated. */
const WIDEST_RANGE = 50;

/** Turns a learner's cards and candidates into the deck that `days` study days are simulated with. */
export function prepareDeck(input: ForecastInput, days: number): Deck {
  const { today, cards, settings, weekdayLoads, override } = input;
  const names = Array.from({ length: days + WIDEST_RANGE }, (_, day) => addDays(today, day));
  const limitSources = { settings, weekdayLoads, override };
  const ahead = listAhead(input.goals, today).map((goal) => ({
    ...goal,
    deckGoal: toDeckGoal(goal, input),
  }));
  return {
    ...prepareCards(
      input,
      ahead.map(({ deckGoal }) => deckGoal),
    ),
    hasSiblings: settings.burySiblings && haveSiblings(input),
    done: doneToday(cards, today),
    familiesMet: familiesMet(cards, today),
    limits: names.slice(0, days).map((day) => limitsOn(day, limitSources)),
    limitSources,
    goals: names.slice(0, days).map((day) => governingGoal(ahead, day)?.deckGoal ?? null),
    start: dayNumber(today),
    days: names,
    shares: Float64Array.from(names, (day) => weekdayShare(day, weekdayLoads)),
  };
}

function prepareCards(
  input: ForecastInput,
  goals: readonly DeckGoal[],
): Pick<Deck, 'met' | 'fresh'> {
  const start = dayNumber(input.today);
  const interviewsOf = (questionId: string): number[] =>
    goals
      .filter(({ covered }) => covered.has(questionId))
      .map(({ course }) => course.interviewDay - start)
      .toSorted((a, b) => a - b);
  const simulate = (card: Card, question: PlannedQuestion): SimulatedCard => {
    const interviews = interviewsOf(card.questionId);
    return simulatedCard(card, { ...question, interviews }, input);
  };
  const cardOf = new Map(input.cards.map((card) => [card.questionId, card]));
  const practised = input.cards.filter(({ suspended }) => !suspended);
  const fresh = input.candidates
    .toSorted((a, b) => a.position - b.position || compareText(a.questionId, b.questionId))
    .flatMap((candidate) => {
      const { questionId } = candidate;
      const card = cardOf.get(questionId) ?? newCard({ learnerId: '', questionId });
      return card.state === 'new' && !card.suspended ? [simulate(card, candidate)] : [];
    });
  return {
    met: practised.filter(({ state }) => state !== 'new').map((card) => simulate(card, card)),
    fresh,
  };
}

function haveSiblings({ cards, candidates }: ForecastInput): boolean {
  const known = new Set(cards.map(({ questionId }) => questionId));
  const questions = [...cards, ...candidates.filter(({ questionId }) => !known.has(questionId))];
  return new Set(questions.map(({ family }) => family)).size < questions.length;
}

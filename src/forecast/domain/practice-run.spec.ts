import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../kernel/seeded-random.js';
import { governingGoal } from '../../interview-goals/domain/governing-goal.js';
import { lastBalancedDay } from '../../interview-goals/domain/last-balanced-day.js';
import { shapeDay, type ShapedDay } from '../../interview-goals/domain/shape-day.js';
import { orderQueue } from '../../queue/domain/order-queue.js';
import type { QueueCard, QueueItem } from '../../queue/domain/queue.js';
import { addDays } from '../../scheduling/domain/add-days.js';
import { dueRange } from '../../scheduling/domain/due-range.js';
import { leastLoadedDay } from '../../scheduling/domain/least-loaded-day.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import { rateCard } from '../../scheduling/domain/rate-card.js';
import { retrievabilityAt } from '../../scheduling/domain/retrievability-at.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import type { ForecastInput } from './forecast-input.js';
import { PracticeRun } from './practice-run.js';
import { prepareDeck } from './prepare-deck.js';
import type { SimulatedCard } from './simulated-card.js';
import { anyLearner, instantAt, today } from '../../../test/support/forecast-learner.js';

interface Answer {
  readonly card: SimulatedCard;
  readonly rating: Rating;
  readonly at: number;
}

/** The model itself, with its dates and copies: a learner who does what the queue says. */
class ModelLearner {
  private readonly cards: Map<string, QueueCard>;

  constructor(private readonly input: ForecastInput) {
    this.cards = new Map(input.cards.map((card) => [card.questionId, card]));
  }

  inStep(): Set<string> {
    const waiting = [...this.cards.values()].filter(({ dueAt }) => dueAt !== null);
    return new Set(waiting.map(({ questionId }) => questionId));
  }

  /** What the queue gives a day besides steps, read as DayLoader reads it. */
  queueOn(day: number): readonly QueueItem[] {
    const { candidates } = this.input;
    const studyDay = addDays(today, day);
    const plan = this.planOn(studyDay);
    const queue = orderQueue({
      ...this.input,
      plan,
      cards: [...this.cards.values()],
      candidates: candidates.filter(
        ({ questionId }) => plan?.introduced?.has(questionId) !== false,
      ),
      now: instantAt(day + 0.5),
      today: studyDay,
      dayStart: instantAt(day),
      retrievabilityOf: (card, at) => retrievabilityAt(card, at, this.input.parameters),
    });
    return queue.items.filter(({ reason }) => reason !== 'learning-step');
  }

  private planOn(studyDay: string): ShapedDay | null {
    const { goals, questions, override, parameters, settings } = this.input;
    const goal = governingGoal(goals, studyDay);
    if (goal === null) return null;
    const known = [...this.input.candidates, ...this.input.cards];
    const offered = new Set(this.input.candidates.map(({ questionId }) => questionId));
    const families = new Map(known.map(({ questionId, family }) => [questionId, family]));
    return shapeDay(goal, {
      questions: questions.map((question) => ({
        ...question,
        family: families.get(question.questionId) ?? '',
        isOffered: offered.has(question.questionId),
      })),
      cards: [...this.cards.values()],
      parameters,
      today: studyDay,
      settings,
      minutesToday: override?.studyDay === studyDay ? override.minutesPerDay : null,
    });
  }

  /** Answers as the simulated learner did, and has the day chosen as the load balance does. */
  answer({ card: { questionId }, rating, at }: Answer): void {
    const card = this.cardOf(questionId);
    const { parameters, goals, questions } = this.input;
    const studyDay = addDays(today, Math.floor(at));
    const review = { rating, studyDay, occurredAt: instantAt(at) };
    const range = dueRange(card, review, parameters);
    const question = questions.find((each) => each.questionId === questionId);
    const dueDay =
      range &&
      leastLoadedDay(range, {
        minutesOn: (day) => this.minutesOn(day, questionId),
        costMinutes: card.minutes,
        weekdayLoads: parameters.weekdayLoads,
        lastDay: question === undefined ? null : lastBalancedDay(goals, question, studyDay),
        seed: `${questionId}:${card.reps + 1}:`,
      });
    const after = rateCard(card, { ...review, dueDay }, parameters);
    this.cards.set(questionId, { ...card, ...after });
  }

  cardOf(questionId: string): QueueCard {
    const known = this.cards.get(questionId);
    const candidate = this.input.candidates.find((each) => each.questionId === questionId);
    if (known !== undefined) return known;
    if (candidate === undefined) throw new Error(`no question ${questionId}`);
    return { ...candidate, ...newCard({ learnerId: 'l', questionId }) };
  }

  private minutesOn(day: string, exceptId: string): number {
    return [...this.cards.values()]
      .filter(({ questionId, suspended }) => questionId !== exceptId && !suspended)
      .filter(({ dueDay }) => dueDay === day)
      .reduce((sum, { minutes }) => sum + minutes, 0);
  }
}

/**
 * Plays both side by side: the simulation rates, and the model does the same by the rules it has. Tells
 * for how many days they agreed.
 */
function playAlike(input: ForecastInput, days: number): number {
  const model = new ModelLearner(input);
  let answers: Answer[] = [];
  // The deck reaches further than the days played, as days are balanced with what lies behind them.
  const run = new PracticeRun(prepareDeck(input, days + 100), {
    ...input,
    random: seededRandom(input.seed),
    onAnswer: (card, rating, at) => answers.push({ card, rating, at }),
  });
  for (let day = 0; day < days; day += 1) {
    answers = [];
    const waiting = model.inStep();
    const { items, minutes, newItems } = run.playDay(day);
    const isStep = ({ card }: Answer): boolean => waiting.has(card.questionId);
    for (const answer of answers.filter(isStep)) model.answer(answer);
    const queue = model.queueOn(day);
    const others = answers.filter((answer) => !isStep(answer));
    expect([...new Set(others.map(({ card }) => card.questionId))].toSorted()).toEqual(
      queue.map(({ questionId }) => questionId).toSorted(),
    );
    expect({ items, newItems, minutes }).toEqual({
      items: queue.length,
      newItems: queue.filter(({ reason }) => reason === 'new').length,
      minutes: queue.reduce((sum, item) => sum + item.minutes, 0),
    });
    for (const answer of others) model.answer(answer);
    for (const { card } of answers) expectEqual(card, model.cardOf(card.questionId));
  }
  return days;
}

function expectEqual(simulated: SimulatedCard, card: QueueCard): void {
  const { state, stability, difficulty, reps, lapses, suspended, step } = simulated;
  const dueDay = state === 'review' ? addDays(today, simulated.dueDay) : null;
  expect({ state, stability, difficulty, reps, lapses, suspended, step, dueDay }).toEqual({
    state: card.state,
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    suspended: card.suspended,
    step: card.step,
    dueDay: card.dueDay,
  });
}

describe('PracticeRun', () => {
  it('gives each day the questions the queue gives it, and each card the day the model gives it', () => {
    fc.assert(
      fc.property(anyLearner, (input) => expect(playAlike(input, 15)).toBe(15)),
      { numRuns: 200 },
    );
  });
});

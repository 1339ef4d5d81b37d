import type { GoalItem } from '../../interview-goals/domain/goal-item.js';
import { planGoalDay } from '../../interview-goals/domain/plan-goal-day.js';
import type { DayPlan } from '../../queue/domain/queue.js';
import type { Memory } from '../../scheduling/domain/fsrs.js';
import type { DeckGoal } from './deck-goal.js';
import type { Deck } from './prepare-deck.js';
import type { SimulatedCard } from './simulated-card.js';

/** What a goal makes of a simulated day, as shapeDay makes it of a real one. */
export interface SimulatedPlan extends DayPlan {
  /** Questions that may be met on the day; null: any. */
  readonly introduced: ReadonlySet<string> | null;
}

/** The days of one run as the interviews ahead shape them. */
export class GoalDays {
  private readonly cardOf: ReadonlyMap<string, SimulatedCard>;
  private readonly itemsOf = new Map<DeckGoal, readonly SimulatedItem[]>();

  constructor(
    private readonly deck: Deck,
    cards: readonly SimulatedCard[],
  ) {
    this.cardOf = new Map(cards.map((card) => [card.questionId, card]));
  }

  /** The plan of a day, as the cards are now; null where no interview is ahead. */
  planOn(day: number): SimulatedPlan | null {
    const goal = this.deck.goals[day] ?? null;
    if (goal === null) return null;
    const { settings, override } = this.deck.limitSources;
    const items = this.itemsFor(goal).filter(({ card }) => !card.suspended);
    const minutesToday =
      override?.studyDay === this.deck.days[day] ? (override?.minutesPerDay ?? null) : null;
    const course = { ...goal.course, minutesToday };
    const { newPerDay, ranked } = planGoalDay(items, course, this.deck.start + day);
    return {
      newPerDay: newPerDay ?? settings.newPerDay,
      minutesPerDay: course.minutesPerDay,
      ranked,
      introduced: newPerDay === null || ranked !== null ? null : goal.covered,
    };
  }

  /** The cards that a plan ranks, best first. */
  listRanked(ranked: readonly string[]): SimulatedCard[] {
    return ranked.flatMap((questionId) => this.cardOf.get(questionId) ?? []);
  }

  private itemsFor(goal: DeckGoal): readonly SimulatedItem[] {
    const known = this.itemsOf.get(goal);
    if (known !== undefined) return known;
    const { burySiblings } = this.deck.limitSources.settings;
    const familyOf = (card: SimulatedCard): string =>
      burySiblings ? card.family : card.questionId;
    const items = goal.questions.flatMap(({ questionId, topic, isCovered }) => {
      const card = this.cardOf.get(questionId);
      return card === undefined
        ? []
        : [new SimulatedItem(card, { topic, isCovered, family: familyOf(card) }, this.deck.start)];
    });
    this.itemsOf.set(goal, items);
    return items;
  }
}

/** A simulated card as a goal sees it, always as it is now. */
class SimulatedItem implements GoalItem {
  readonly questionId: string;
  readonly topic: string;
  readonly family: string;
  readonly isCovered: boolean;
  readonly minutes: number;

  constructor(
    readonly card: SimulatedCard,
    { topic, family, isCovered }: Pick<GoalItem, 'topic' | 'family' | 'isCovered'>,
    private readonly start: number,
  ) {
    this.topic = topic;
    this.family = family;
    this.isCovered = isCovered;
    this.questionId = card.questionId;
    this.minutes = card.minutes;
  }

  get memory(): Memory | null {
    return this.card.state === 'new' ? null : this.card;
  }

  get lastDay(): number | null {
    return this.numberOf(this.card.lastReviewDay);
  }

  get dueDay(): number | null {
    return this.card.state === 'review' ? this.start + this.card.dueDay : null;
  }

  get introducedDay(): number | null {
    return this.numberOf(this.card.introducedDay);
  }

  get isInStep(): boolean {
    return this.card.state === 'learning' || this.card.state === 'relearning';
  }

  get buriedDay(): number | null {
    return this.numberOf(this.card.buriedDay);
  }

  private numberOf(day: number): number | null {
    return Number.isNaN(day) ? null : this.start + day;
  }
}

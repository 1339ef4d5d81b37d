import type { Card } from '../../scheduling/domain/card.js';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import type { PracticeSettings } from '../../scheduling/domain/practice-settings.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { GoalItem } from './goal-item.js';

/** What a goal must know of a question besides its card. */
export interface GoalQuestion {
  readonly questionId: string;
  readonly topic: string;
  /** The same for all that ask the same in other words. */
  readonly family: string;
  readonly isCovered: boolean;
  /** Whether it can be met: published, in a bank that is followed or that the goal names. */
  readonly isOffered: boolean;
  /** What one answer takes, in minutes. */
  readonly minutes: number;
}

/**
 * The questions in the order given, each with what its card says. One that is suspended is left out:
 * its learner does not want to be asked. One without a card, or with a new one, has no memory yet; if
 * it cannot be met either, as a forgotten one that was retired, it is left out as well.
 *
 * @param burySiblings whether its learner wants variants of a question on different days
 */
export function toGoalItems(
  questions: readonly GoalQuestion[],
  cards: readonly Card[],
  { burySiblings }: Pick<PracticeSettings, 'burySiblings'>,
): GoalItem[] {
  const cardOf = new Map(cards.map((card) => [card.questionId, card]));
  return questions.flatMap(({ questionId, topic, isCovered, minutes, ...question }): GoalItem[] => {
    const card = cardOf.get(questionId);
    if (card?.suspended === true) return [];
    const family = burySiblings ? question.family : questionId;
    const remembered = card === undefined ? UNMET : rememberedOf(card);
    if (remembered.memory === null && !question.isOffered) return [];
    return [{ questionId, topic, family, isCovered, minutes, ...remembered }];
  });
}

type Remembered = Omit<GoalItem, keyof GoalQuestion>;

const UNMET: Remembered = {
  memory: null,
  lastDay: null,
  dueDay: null,
  introducedDay: null,
  isInStep: false,
  buriedDay: null,
};

function rememberedOf({ stability, difficulty, state, ...card }: Card): Remembered {
  return {
    memory: stability === null || difficulty === null ? null : { stability, difficulty },
    lastDay: numberOf(card.lastReviewDay),
    dueDay: numberOf(card.dueDay),
    introducedDay: numberOf(card.introducedDay),
    isInStep: state === 'learning' || state === 'relearning',
    buriedDay: numberOf(card.buriedDay),
  };
}

function numberOf(day: StudyDay | null): number | null {
  return day === null ? null : dayNumber(day);
}

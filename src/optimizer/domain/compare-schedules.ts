import type { Card, CardState } from '../../scheduling/domain/card.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** A card before and after it is brought under other parameters. */
export interface CardPair {
  readonly before: Card;
  readonly after: Card;
}

export interface CardDifference {
  readonly questionId: string;
  readonly state: CardState;
  /** Null in a step, which keeps its instant. */
  readonly dueDayBefore: StudyDay | null;
  readonly dueDayAfter: StudyDay | null;
  /** Days. */
  readonly stabilityBefore: number | null;
  readonly stabilityAfter: number | null;
}

export interface ScheduleComparison {
  /** In the order of the due days after, then of the questions' ids; steps come last. */
  readonly cards: readonly CardDifference[];
  readonly earlier: number;
  readonly later: number;
  readonly same: number;
  /** Cards that were due after `today` and are due by then: work that a learner had not planned. */
  readonly newlyDue: number;
}

/** What a reschedule does to some cards, seen on a learner's study day. */
export function compareSchedules(pairs: readonly CardPair[], today: StudyDay): ScheduleComparison {
  const cards = pairs.map(differenceOf).toSorted(compareByDay);
  const count = (holds: (before: StudyDay, after: StudyDay) => boolean): number =>
    cards.filter(
      ({ dueDayBefore: before, dueDayAfter: after }) =>
        before !== null && after !== null && holds(before, after),
    ).length;
  const earlier = count((before, after) => after < before);
  const later = count((before, after) => after > before);
  return {
    cards,
    earlier,
    later,
    same: cards.length - earlier - later,
    newlyDue: count((before, after) => before > today && after <= today),
  };
}

function differenceOf({ before, after }: CardPair): CardDifference {
  return {
    questionId: before.questionId,
    state: after.state,
    dueDayBefore: before.dueDay,
    dueDayAfter: after.dueDay,
    stabilityBefore: before.stability,
    stabilityAfter: after.stability,
  };
}

const AFTER_EVERY_DAY = '~';

function compareByDay(a: CardDifference, b: CardDifference): number {
  const [dayA, dayB] = [a.dueDayAfter ?? AFTER_EVERY_DAY, b.dueDayAfter ?? AFTER_EVERY_DAY];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return a.questionId < b.questionId ? -1 : 1;
}

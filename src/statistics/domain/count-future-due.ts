import { addDays } from '../../scheduling/domain/add-days.js';
import type { Card } from '../../scheduling/domain/card.js';
import type { StudyClock, StudyDay } from '../../scheduling/domain/study-day.js';
import { nextDueDay } from '../../scheduling/domain/next-due-day.js';

/** Cards, and the minutes they are expected to take. */
export interface Load {
  readonly cards: number;
  readonly minutes: number;
}

/** What one day will ask. */
export interface DayLoad extends Load {
  readonly day: StudyDay;
}

/** What the cards a learner has will ask of the coming days, if every review goes as planned. */
export interface FutureDue {
  /** Each day of the window, today first, those without cards included. */
  readonly days: readonly DayLoad[];
  /** What should have been answered before today. It is part of the first day. */
  readonly overdue: Load;
  /** The sum over the days. */
  readonly total: Load;
}

interface Window {
  readonly today: StudyDay;
  /** At least 1. */
  readonly days: number;
  readonly clock: StudyClock;
}

/**
 * Each card once, on the day it comes back next: how often it returns after that depends on answers not
 * yet given, which is what the forecast simulates. Minutes to a tenth. As "Future due" of Anki.
 */
export function countFutureDue(
  cards: readonly Card[],
  minutesOf: (card: Card) => number,
  { today, days, clock }: Window,
): FutureDue {
  const loads = new Map<StudyDay, Load>();
  for (let ahead = 0; ahead < days; ahead += 1) loads.set(addDays(today, ahead), nothing);
  let overdue = nothing;
  for (const card of cards) {
    const day = nextDueDay(card, today, clock);
    const load = day === null ? undefined : loads.get(day);
    if (day === null || load === undefined) continue;
    const minutes = minutesOf(card);
    loads.set(day, plus(load, minutes));
    if (card.dueDay !== null && card.dueDay < today && day === today) {
      overdue = plus(overdue, minutes);
    }
  }
  const counted = Array.from(loads, ([day, load]) => ({ day, ...rounded(load) }));
  const total = counted.reduce<Load>(
    (sum, { cards: more, minutes }) => ({
      cards: sum.cards + more,
      minutes: sum.minutes + minutes,
    }),
    nothing,
  );
  return { days: counted, overdue: rounded(overdue), total: rounded(total) };
}

const nothing: Load = { cards: 0, minutes: 0 };

function plus(load: Load, minutes: number): Load {
  return { cards: load.cards + 1, minutes: load.minutes + minutes };
}

function rounded({ cards, minutes }: Load): Load {
  return { cards, minutes: Math.round(minutes * 10) / 10 };
}

import { expectedForgettings } from './expected-forgettings.js';
import type { WaitingCard } from './expected-forgettings.js';

export type ReminderReason = 'session-full' | 'overdue' | 'no-fuller-session-soon';

export type ReminderDecision =
  | { readonly kind: 'remind'; readonly reason: ReminderReason }
  | { readonly kind: 'wait'; readonly reason: 'nothing-due' | 'fuller-session-soon' };

export interface ReminderInput {
  /** The moment of the reminder, then those of the days after it, soonest first. */
  readonly moments: readonly Date[];
  readonly cards: readonly WaitingCard[];
  /** Minutes of work that is there on any day: learning steps and new questions of the day. */
  readonly otherMinutes: number;
  /** Minutes that make a session full. */
  readonly sessionMinutes: number;
}

/** Beyond this many expected forgettings a session is not put off. */
const MOST_FORGETTINGS = 2;

/**
 * Whether a reminder is worth the interruption: if the session is full; if having waited costs two
 * expected forgettings; or if none of the next days would make it fuller without such a cost. Otherwise
 * it waits for the fuller one, so that people are called for a session and not for a card.
 * @see https://github.com/andymatuschak/orbit
 */
export function decideReminder(input: ReminderInput): ReminderDecision {
  const [now, ...later] = input.moments;
  const minutesNow = now === undefined ? 0 : minutesAt(input, now);
  if (now === undefined || minutesNow === 0) return { kind: 'wait', reason: 'nothing-due' };
  if (minutesNow >= input.sessionMinutes) return { kind: 'remind', reason: 'session-full' };
  if (costAt(input, now) >= MOST_FORGETTINGS) return { kind: 'remind', reason: 'overdue' };
  for (const moment of later) {
    if (costAt(input, moment) >= MOST_FORGETTINGS) break;
    if (minutesAt(input, moment) > minutesNow)
      return { kind: 'wait', reason: 'fuller-session-soon' };
  }
  return { kind: 'remind', reason: 'no-fuller-session-soon' };
}

function minutesAt({ cards, otherMinutes }: ReminderInput, moment: Date): number {
  const due = cards.filter(({ dueFrom }) => dueFrom <= moment);
  return due.reduce((sum, { minutes }) => sum + minutes, otherMinutes);
}

function costAt({ cards }: ReminderInput, moment: Date): number {
  return expectedForgettings(cards, moment);
}

import type { Rating } from './review-event.js';

/** The step a card waits in next, and for how long. */
export interface StepAhead {
  readonly index: number;
  readonly delayMinutes: number;
}

const MINUTES_PER_DAY = 1440;

/**
 * Where a rating leads among (re)learning steps given in minutes; null means it leaves them and gets
 * an interval in days. `index` null is a card that enters the steps. As in Anki: Again goes to the
 * first step, Hard repeats the step, Good moves on, Easy leaves; without steps every rating leaves. A
 * card on a step that its learner has since removed is treated as on the last one.
 * @see https://docs.ankiweb.net/deck-options.html#learning-steps
 */
export function stepAfter(
  index: number | null,
  rating: Rating,
  stepsMinutes: readonly number[],
): StepAhead | null {
  const last = stepsMinutes.length - 1;
  const [first] = stepsMinutes;
  if (first === undefined || rating === 4) return null;
  const current = Math.min(index ?? 0, last);
  if (rating === 1) return { index: 0, delayMinutes: first };
  if (rating === 2)
    return { index: current, delayMinutes: hardDelay(current, stepsMinutes, first) };
  const next = stepsMinutes[current + 1];
  return next === undefined ? null : { index: current + 1, delayMinutes: next };
}

/** Hard waits longer than Again on the first step too, or the two buttons would say the same. */
function hardDelay(current: number, stepsMinutes: readonly number[], first: number): number {
  if (current > 0) return stepsMinutes[current] ?? first;
  const second = stepsMinutes[1];
  if (second === undefined) return Math.min(first * 1.5, first + MINUTES_PER_DAY);
  return (first + second) / 2;
}

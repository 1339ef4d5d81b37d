import type { Card } from './card.js';

/** An answer takes minutes here, not seconds as a flashcard does, so four lapses are enough to tell. */
export const LEECH_LAPSES = 4;
const EVERY_LAPSES = 2;

/** Whether a card was forgotten so often that the question should be split rather than asked again. */
export function isLeech({ lapses }: Pick<Card, 'lapses'>): boolean {
  return lapses >= LEECH_LAPSES;
}

/**
 * Whether this lapse is one at which a leech is taken out of practice, if the learner wants that: the
 * fourth, and every second one after it, so that one who brings it back gets another try.
 * @see https://docs.ankiweb.net/leeches.html
 */
export function isLeechLapse(lapses: number): boolean {
  return lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % EVERY_LAPSES === 0;
}

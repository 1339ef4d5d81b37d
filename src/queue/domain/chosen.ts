import type { NewCandidate, QueueCard } from './queue.js';

/** A card to review, or a question to introduce. */
export type Choice = QueueCard | NewCandidate;

/** What a day may still take. */
export interface DayRoom {
  readonly reviews: number;
  readonly new: number;
  readonly minutes: number;
}

/** What there is to choose from, besides steps. */
export interface Offer {
  /** Cards that are neither suspended nor buried. */
  readonly active: readonly QueueCard[];
  /** Those of them that are due and were not reviewed today, in the order in which their turn comes. */
  readonly due: readonly QueueCard[];
  /** Questions that were not met yet, in the order in which they are introduced. */
  readonly fresh: readonly NewCandidate[];
  /** Families that have had their turn today; null where siblings are not put off. */
  readonly met: ReadonlySet<string> | null;
  readonly room: DayRoom;
}

/** What the day is given, in the order in which it would come if topics did not matter. */
export interface Chosen {
  readonly choices: readonly Choice[];
  readonly reviewsHeldBack: number;
  readonly newHeldBack: number;
  readonly siblingsBuried: number;
}

export function isCard(choice: Choice): choice is QueueCard {
  return 'state' in choice;
}

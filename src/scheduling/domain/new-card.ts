import type { Card } from './card.js';

/** Whose card it is, and of which question. */
export interface CardOwner {
  readonly learnerId: string;
  readonly questionId: string;
}

/** A card nobody has reviewed yet; `version` is the length of its log, usually 0. */
export function newCard(owner: CardOwner, version = 0): Card {
  return {
    learnerId: owner.learnerId,
    questionId: owner.questionId,
    state: 'new',
    stability: null,
    difficulty: null,
    dueDay: null,
    dueAt: null,
    intervalDays: 0,
    step: null,
    reps: 0,
    lapses: 0,
    lastReviewAt: null,
    lastReviewDay: null,
    introducedDay: null,
    suspended: false,
    buriedDay: null,
    version,
  };
}

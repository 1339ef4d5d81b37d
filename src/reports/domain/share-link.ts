import type { ShareChoice } from './share-choice.js';

/** An address at which anybody sees a part of a report, until it ends. */
export interface ShareLink extends ShareChoice {
  readonly learnerId: string;
  readonly id: string;
  readonly targetId: string;
  /** Whether it shows what it showed when it was made; else what holds at the moment of looking. */
  readonly isFrozen: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

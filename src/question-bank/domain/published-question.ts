import type { Reveal } from './bank.js';
import type { QuestionKind } from './question-content.js';
import type { CandidateLevel } from './rubric.js';

/** A question that a learner of its bank can be asked, with what it takes to choose it. */
export interface PublishedQuestion {
  readonly questionId: string;
  readonly revisionId: string;
  readonly bankId: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: QuestionKind;
  readonly level: CandidateLevel;
  /** The main topic, by slug. */
  readonly topic: string;
  readonly skills: readonly string[];
  /** New questions of a bank are introduced in this order. */
  readonly position: number;
  readonly timeLimitMinutes: number;
  /** Slug of the question of this bank that it asks in other words, null when there is none. */
  readonly variantOf: string | null;
}

/** Which revision a question stands at. */
export interface CurrentQuestion {
  readonly questionId: string;
  readonly revisionId: string;
  readonly bankId: string;
  /** No longer introduced; whoever learns it keeps it. */
  readonly isRetired: boolean;
  /** Projects are handed in, not remembered: false for milestones and capstones. */
  readonly isScheduled: boolean;
}

/** Where a question stands in its bank. */
export interface QuestionPlace {
  readonly questionId: string;
  readonly revisionId: string;
  readonly bankId: string;
  readonly slug: string;
  readonly position: number;
  readonly reveal: Reveal;
  /** When its revision or its position last changed. */
  readonly changedAt: Date;
}

/** A bank as it stands at some moment, or as it was released. */
export interface BankEdition {
  readonly bankId: string;
  /** The version of the bank at that moment. */
  readonly version: number;
  /** The number of the release that is kept to; null goes with the newest. */
  readonly release: number | null;
}

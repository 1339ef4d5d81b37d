import type { CandidateLevel } from '../../question-bank/domain/rubric.js';

/** What decides whether a question can be asked in a round. */
export interface QuestionFacts {
  readonly questionId: string;
  readonly level: CandidateLevel;
  /** The interviewer has handed in an answer to it, so they know what is asked. */
  readonly isHandedIn: boolean;
  /** The candidate has a card of it or has begun an answer: they would recall, not think. */
  readonly isMet: boolean;
  /** In a bank that the candidate may read. */
  readonly isReadable: boolean;
  readonly isRetired: boolean;
  /** No project: those are built over weeks. */
  readonly isScheduled: boolean;
  /** Asks for something of a candidate of the level that was agreed on. */
  readonly asksOfLevel: boolean;
  /** Among those that were agreed on to choose from. */
  readonly isInPool: boolean;
}

/** Whether a question can be asked in a round at all; the pool binds the choice, not the interviewer. */
export function canBeAsked(facts: QuestionFacts): boolean {
  if (facts.isRetired || !facts.isScheduled || !facts.isReadable) return false;
  return facts.isHandedIn && !facts.isMet && facts.asksOfLevel;
}

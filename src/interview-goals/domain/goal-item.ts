import type { Memory } from '../../scheduling/domain/fsrs.js';

/**
 * A question as a goal sees it: what is remembered of it and what an answer takes. Days are numbers
 * (`dayNumber`), since a plan looks at many days at once.
 */
export interface GoalItem {
  readonly questionId: string;
  readonly topic: string;
  /** Of all that share it one is asked a day. Its own where variants are not kept apart. */
  readonly family: string;
  /** Whether the interview may ask it. What it does not cover still takes minutes of its days. */
  readonly isCovered: boolean;
  /** What one answer takes. */
  readonly minutes: number;
  /** Null until it has been met. */
  readonly memory: Memory | null;
  /** Study day of the last review. */
  readonly lastDay: number | null;
  /** The day it comes back by itself; null when new or in a step. */
  readonly dueDay: number | null;
  readonly introducedDay: number | null;
  /** Waits in a (re)learning step, which the queue offers by itself. */
  readonly isInStep: boolean;
  /** The day its learner skips it on. */
  readonly buriedDay: number | null;
}

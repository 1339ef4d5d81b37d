import type { Recall } from '../../scheduling/domain/reschedule-card.js';

/** A review on a later study day than the one before it, and what came before it on its question. */
export interface RecallHistory {
  readonly id: string;
  readonly occurredAt: Date;
  /** Oldest first. The last one is what a model has to foretell from the others. */
  readonly recalls: readonly Recall[];
}

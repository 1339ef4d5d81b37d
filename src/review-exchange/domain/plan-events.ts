import type { ReviewEvent } from '../../scheduling/domain/review-event.js';

/** An event of a document in its place, with where it stands in the document. */
export interface IncomingEvent {
  readonly index: number;
  readonly event: ReviewEvent;
}

export interface EventPlan {
  readonly events: readonly ReviewEvent[];
  /** Events that the log holds already. */
  readonly duplicates: number;
  /** Where events stand whose ids belong to other events, of the log or earlier in the document. */
  readonly conflicts: readonly number[];
}

/**
 * The events of a document that a log does not have yet. Documents keep their ids: an event whose id is
 * there already must be that same event, by its card, kind, instant, rating and target. When it was
 * received, and with which parameters, is not asked: the first account to hold it has said so.
 *
 * @param stored the events that have one of these ids, of any card
 */
export function planEvents(
  incoming: readonly IncomingEvent[],
  stored: readonly ReviewEvent[],
): EventPlan {
  const known = new Map(stored.map((event) => [event.id, identityOf(event)]));
  const events: ReviewEvent[] = [];
  const conflicts: number[] = [];
  let duplicates = 0;
  for (const { index, event } of incoming) {
    const identity = identityOf(event);
    const before = known.get(event.id);
    if (before === undefined) {
      known.set(event.id, identity);
      events.push(event);
    } else if (before === identity) duplicates += 1;
    else conflicts.push(index);
  }
  return { events, duplicates, conflicts };
}

function identityOf(event: ReviewEvent): string {
  const rating = 'rating' in event ? event.rating : null;
  const targetId = 'targetId' in event ? event.targetId : null;
  const { questionId, kind, occurredAt } = event;
  return [questionId, kind, occurredAt.getTime(), rating, targetId].join(' ');
}

/** What an event is placed by. */
export interface PlacedEvent {
  readonly id: string;
  readonly occurredAt: Date;
}

/**
 * The order of a log, for sorting: by the learner's time, then by id. It owes nothing to when the
 * server heard of an event, so two phones that sync in either order end with the same cards.
 */
export function compareEvents(a: PlacedEvent, b: PlacedEvent): number {
  const byTime = a.occurredAt.getTime() - b.occurredAt.getTime();
  if (byTime !== 0) return byTime;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** As much of an event as undo and redo look at. */
export interface VoidableEvent {
  readonly kind: string;
  readonly targetId?: string;
}

/**
 * The ids of the events that are taken back, given events in log order: of every `void` and `unvoid`
 * aimed at an event the last one decides.
 */
export function voidedIds(sortedEvents: readonly VoidableEvent[]): ReadonlySet<string> {
  const voided = new Set<string>();
  for (const { kind, targetId } of sortedEvents) {
    if (targetId === undefined) continue;
    if (kind === 'void') voided.add(targetId);
    if (kind === 'unvoid') voided.delete(targetId);
  }
  return voided;
}

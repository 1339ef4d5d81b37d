import { compareEvents } from './compare-events.js';
import { listUndoable } from './list-undoable.js';
import type { UndoableEvent } from './list-undoable.js';
import type { StudyDay } from './study-day.js';
import { voidedIds } from './voided-ids.js';

export type UnvoidDecision =
  { readonly kind: 'unvoid' } | { readonly kind: 'not-voided' } | { readonly kind: 'out-of-reach' };

/**
 * Whether a redo of `targetId` is to be written down; the mirror of decideVoid. An event that stands is
 * `not-voided` at any age, an unknown one is out of reach.
 */
export function decideUnvoid(
  events: readonly UndoableEvent[],
  targetId: string,
  today: StudyDay,
): UnvoidDecision {
  const target = events.find(({ id }) => id === targetId);
  if (target === undefined || target.kind === 'void' || target.kind === 'unvoid') {
    return { kind: 'out-of-reach' };
  }
  if (!voidedIds(events.toSorted(compareEvents)).has(targetId)) return { kind: 'not-voided' };
  const isInReach = listUndoable(events, today).some(({ id }) => id === targetId);
  return { kind: isInReach ? 'unvoid' : 'out-of-reach' };
}

import { compareEvents } from './compare-events.js';
import { listUndoable } from './list-undoable.js';
import type { UndoableEvent } from './list-undoable.js';
import type { StudyDay } from './study-day.js';
import { voidedIds } from './voided-ids.js';

export type VoidDecision =
  | { readonly kind: 'void' }
  | { readonly kind: 'already-voided' }
  | { readonly kind: 'out-of-reach' };

/**
 * Whether an undo of `targetId` is to be written down, given the learner's recent events with the voids
 * among them. Asked a second time the answer is `already-voided`, however long ago the first was, so a
 * client may repeat itself. A target that is unknown, or is itself an undo or a redo, is out of reach.
 */
export function decideVoid(
  events: readonly UndoableEvent[],
  targetId: string,
  today: StudyDay,
): VoidDecision {
  if (voidedIds(events.toSorted(compareEvents)).has(targetId)) return { kind: 'already-voided' };
  const isInReach = listUndoable(events, today).some(({ id }) => id === targetId);
  return { kind: isInReach ? 'void' : 'out-of-reach' };
}

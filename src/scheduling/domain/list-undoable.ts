import { compareEvents } from './compare-events.js';
import type { PlacedEvent } from './compare-events.js';
import type { StudyDay } from './study-day.js';
import type { VoidableEvent } from './voided-ids.js';

/** As much of an event as deciding on undo needs. */
export interface UndoableEvent extends PlacedEvent, VoidableEvent {
  readonly studyDay: StudyDay;
}

const REACH = 30;

/**
 * The events of one learner that undo and redo may still touch, latest first: the last 30 and all of
 * today's. Taken-back events keep their place among the 30, so undoing never brings older ones into
 * reach. `today` is the learner's study day; voids and unvoids are never targets.
 */
export function listUndoable<E extends UndoableEvent>(
  events: readonly E[],
  today: StudyDay,
): readonly E[] {
  const latestFirst = events
    .filter(({ kind }) => kind !== 'void' && kind !== 'unvoid')
    .toSorted((a, b) => compareEvents(b, a));
  return latestFirst.filter(({ studyDay }, index) => index < REACH || studyDay === today);
}

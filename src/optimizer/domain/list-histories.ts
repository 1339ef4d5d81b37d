import { compareEvents } from '../../scheduling/domain/compare-events.js';
import { daysBetween } from '../../scheduling/domain/days-between.js';
import type { FoldedEvent, FoldedLog } from '../../scheduling/domain/fold-events.js';
import type { Recall } from '../../scheduling/domain/reschedule-card.js';
import type { RecallHistory } from './recall-history.js';

/**
 * What weights are fitted to: every review of these logs that tells something about forgetting, in the
 * order in which they happened. That is one that moved memory, with the rating it counts with in the
 * end, at least one study day after the last; reviews of the same day are part of what came before. A
 * card that was forgotten begins anew.
 */
export function listHistories(logs: Iterable<FoldedLog>): RecallHistory[] {
  const histories: RecallHistory[] = [];
  for (const log of logs) histories.push(...historiesOf(log.events));
  return histories.toSorted(compareEvents);
}

function historiesOf(events: readonly FoldedEvent[]): RecallHistory[] {
  const histories: RecallHistory[] = [];
  let recalls: readonly Recall[] = [];
  for (const folded of events) {
    if (folded.effect !== 'applied') continue;
    if (folded.event.kind === 'forget') recalls = [];
    if (folded.rating === null) continue;
    const deltaDays = daysSinceLast(folded);
    recalls = [...recalls, { rating: folded.rating, deltaDays }];
    const { id, occurredAt } = folded.event;
    if (deltaDays > 0) histories.push({ id, occurredAt, recalls });
  }
  return histories;
}

/** As memory counts them: an earlier study day, as after a flight westwards, is the same one. */
function daysSinceLast({ before, event }: FoldedEvent): number {
  const { lastReviewDay } = before;
  return lastReviewDay === null ? 0 : Math.max(0, daysBetween(lastReviewDay, event.studyDay));
}

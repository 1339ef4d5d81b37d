import type { OutlineStanding } from '../../question-bank/domain/outline-access.js';
import type { QuestionPlace } from '../../question-bank/domain/published-question.js';
import type { PackMarker } from './pack-marker.js';

/** As much of where a question stands as tells its changes. */
export type Rewritable = Pick<QuestionPlace, 'questionId' | 'changedAt'>;

/**
 * A change is stamped while it is made and seen when that has ended, an import of a large bank minutes
 * later. What was stamped this long before the last pack may still be unknown to it.
 */
const OVERLAP_MS = 3_600_000;

/**
 * Tells whether what a pack says of a question, its card aside, may have changed since an earlier pack:
 * its text, or whether the learner may read its outline. Rather once too often than never.
 */
export function hasBeenRewritten(
  before: PackMarker,
  now: PackMarker,
  sources: {
    readonly places: ReadonlyMap<string, Rewritable>;
    readonly standings: ReadonlyMap<string, Pick<OutlineStanding, 'changedAt'>>;
  },
): (questionId: string) => boolean {
  if (before.openBanks !== now.openBanks || before.pins !== now.pins) return () => true;
  const since = before.asOf.getTime() - OVERLAP_MS;
  const isLater = (stamped: { readonly changedAt: Date } | undefined): boolean =>
    stamped !== undefined && stamped.changedAt.getTime() >= since;
  const isEdited = before.catalogueVersion !== now.catalogueVersion;
  const isAttempted = before.standings !== now.standings;
  return (questionId) =>
    (isEdited && isLater(sources.places.get(questionId))) ||
    (isAttempted && isLater(sources.standings.get(questionId)));
}

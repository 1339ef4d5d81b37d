import type { ReleaseChange } from '../../question-bank/domain/bank-release.js';

/** A question as it is published. */
interface Published {
  readonly position: number;
  readonly contentHash: string;
  readonly structureHash: string;
  readonly isRetired: boolean;
}

/** What a draft makes of it. */
type Incoming = Omit<Published, 'isRetired'>;

/**
 * What publishing a draft does to its question; null when it says what is published, at the same place.
 * Equal content is no new revision, so that moves and returns stay what they are.
 *
 * @param before null for a new question
 */
export function changeOfDraft(before: Published | null, draft: Incoming): ReleaseChange | null {
  if (before === null) return 'added';
  if (before.isRetired) return 'restored';
  if (before.contentHash === draft.contentHash) {
    return before.position === draft.position ? null : 'moved';
  }
  return before.structureHash === draft.structureHash ? 'reworded' : 'rescored';
}

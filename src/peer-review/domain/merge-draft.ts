import type { DraftGrade } from './peer-review.js';

/** What is to change of a draft: what is left out stays. */
export type DraftChange = {
  readonly [Field in keyof DraftGrade]?: DraftGrade[Field] | undefined;
};

const nothingYet: DraftGrade = { items: [], redFlags: [], scope: null, comment: null };

/**
 * A draft with a change in it; null when there is nothing to change. Lists are replaced as a whole, null
 * takes a scope or comment away (RFC 7396).
 */
export function mergeDraft(draft: DraftGrade | null, change: DraftChange): DraftGrade | null {
  if (Object.values(change).every((value) => value === undefined)) return null;
  const { items, redFlags, scope, comment } = draft ?? nothingYet;
  return {
    items: change.items ?? items,
    redFlags: change.redFlags ?? redFlags,
    scope: change.scope === undefined ? scope : change.scope,
    comment: change.comment === undefined ? comment : change.comment,
  };
}

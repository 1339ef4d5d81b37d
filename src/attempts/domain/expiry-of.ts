const MS_PER_MINUTE = 60_000;
const DRAFT_MS = 7 * 24 * 60 * MS_PER_MINUTE;
const REGRADE_MS = 30 * MS_PER_MINUTE;

/**
 * When time alone ends a state that began at `since`: a draft is abandoned after 7 days, and a graded
 * attempt is closed 30 minutes after its first grade, in which a slip in the grading can be put right.
 * Correcting a grade does not begin the 30 minutes anew.
 */
export function expiryOf(state: 'draft' | 'self_graded', since: Date): Date {
  return new Date(since.getTime() + (state === 'draft' ? DRAFT_MS : REGRADE_MS));
}

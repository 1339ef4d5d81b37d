/** How it stands with what somebody wants to flag. */
export interface Flagged {
  /** Whether what it is about stands; false once it was struck out, or for a review not handed in. */
  readonly stands: boolean;
  /** Whether the same person flagged it before, whatever became of that. */
  readonly isFlagged: boolean;
  /** Flags of theirs that nobody has decided yet. */
  readonly openFlags: number;
}

export type FlagAnswer = 'allowed' | 'does-not-stand' | 'flagged-before' | 'too-many';

/** Flags that one person may have waiting, so that nobody buries those who decide. */
export const mostOpenFlags = 10;

/** Whether somebody may say that an answer or a review should not be there: once for each of them. */
export function mayFlag({ stands, isFlagged, openFlags }: Flagged): FlagAnswer {
  if (isFlagged) return 'flagged-before';
  if (!stands) return 'does-not-stand';
  return openFlags < mostOpenFlags ? 'allowed' : 'too-many';
}

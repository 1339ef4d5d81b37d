/** Somebody in relation to a case. */
export interface CaseCaller {
  /** Coaches its cohort, or in the open pool has an account that may coach. */
  readonly coachesThere: boolean;
  readonly isAuthor: boolean;
  /** It was opened by them. */
  readonly isOpener: boolean;
  /** Has the answer for review, has reviewed it, or graded it in any other way. */
  readonly hasJudged: boolean;
  readonly hasDecided: boolean;
}

/** `refused` may know that there is something, and not what. */
export type CaseAccess = 'open' | 'refused' | 'hidden';

/**
 * Whether somebody may look into a case, and decide it while it is open. Nobody judges twice, or what
 * they asked for: an author, who flagged something and who has judged the answer are kept out. Those who
 * coach a cohort know each other and are told so; in the open pool a refusal would tell a moderator which
 * reviews are about them. Who decided a case may read what they decided.
 */
export function caseAccess(caller: CaseCaller, isOpenPool: boolean): CaseAccess {
  if (!caller.coachesThere) return 'hidden';
  if (caller.isAuthor || caller.isOpener) return keptOut(isOpenPool);
  if (caller.hasDecided) return 'open';
  return caller.hasJudged ? keptOut(isOpenPool) : 'open';
}

function keptOut(isOpenPool: boolean): CaseAccess {
  return isOpenPool ? 'hidden' : 'refused';
}

/** How many questions a release changes, and how. Each question counts once. */
export interface ReleaseCounts {
  /** Published for the first time. */
  readonly added: number;
  /** Retired before, published again. */
  readonly restored: number;
  /** Scored or filed in another way: grades from before do not compare. */
  readonly rescored: number;
  /** Only the words are different. */
  readonly reworded: number;
  /** The same at another place in the order of introduction. */
  readonly moved: number;
  /** No longer introduced. */
  readonly retired: number;
}

/** What learners of a bank see from one moment on. Never changed: the next one takes its place. */
export interface BankRelease extends ReleaseCounts {
  readonly bankId: string;
  /** 1, 2, 3 … within the bank. */
  readonly number: number;
  /** Semantic version, such as 1.4.0; see nextReleaseVersion. */
  readonly version: string;
  /** What its publisher says about it; empty when nothing was said. */
  readonly notes: string;
  /** Null for the installation's own banks, and once the account is gone. */
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
  /** Questions in it. */
  readonly questionCount: number;
}

/** Releases change one question at most once, each in one of these ways. */
export type ReleaseChange = keyof ReleaseCounts;

export const releaseChanges = [
  'added',
  'restored',
  'rescored',
  'reworded',
  'moved',
  'retired',
] as const satisfies readonly ReleaseChange[];

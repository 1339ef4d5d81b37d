import type { CandidateLevel } from '../../question-bank/domain/rubric.js';

/** The level that one criterion is given. */
export interface LevelGiven {
  readonly criterionKey: string;
  readonly levelKey: string;
}

/** What an expert says of one criterion. */
export interface AnchorItem extends LevelGiven {
  /** Why this level and neither of its neighbours. */
  readonly why: string;
  /** Words of the answer it rests on. */
  readonly quote: string | null;
}

/** An answer with what an expert makes of it. */
export interface AnchorSheet {
  /** Markdown. */
  readonly answer: string;
  /** Every criterion that applies, once. */
  readonly items: readonly AnchorItem[];
  /** Positions in the revision's list of the red flags left standing, rising. */
  readonly redFlags: readonly number[];
}

/** An answer by whose grade learners find out whether they grade like an expert. */
export interface Anchor extends AnchorSheet {
  readonly id: string;
  readonly questionId: string;
  /** Whose rubric the expert graded by. */
  readonly revisionId: string;
  readonly candidateLevel: CandidateLevel;
  /** By the expert's levels, 0..1, to 5 decimals. */
  readonly score: number;
  readonly mustHaveMet: boolean;
  /** What a kit calls it; null for what was made here. */
  readonly kitName: string | null;
  /** Null for what came with a kit. */
  readonly createdBy: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Since when nobody is offered it; null while it is offered. */
  readonly retiredAt: Date | null;
}

/** How an anchor stands beside its question. */
export interface AnchorFacts {
  readonly bankId: string;
  /** The question is scored otherwise by now, so levels given then say nothing of grading now. */
  readonly isOutdated: boolean;
  /** Somebody was judged by it. */
  readonly isTried: boolean;
}

/** The level one criterion was given. */
export interface GradeItem {
  readonly criterionKey: string;
  readonly levelKey: string;
  readonly comment: string | null;
  /** Words of the answer the judgement rests on. */
  readonly quote: string | null;
  /** Where the quote begins, in code points from 0; absent where nobody said. */
  readonly quoteStart?: number;
}

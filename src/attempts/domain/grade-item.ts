/** The level one criterion was given. */
export interface GradeItem {
  readonly criterionKey: string;
  readonly levelKey: string;
  readonly comment: string | null;
  /** Words of the answer the judgement rests on. */
  readonly quote: string | null;
}

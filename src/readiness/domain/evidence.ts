/**
 * What answers say of a gap: how much they weigh, and what they add up to. The gap they point to by
 * themselves is pull / precision.
 */
export interface Evidence {
  readonly precision: number;
  readonly pull: number;
}

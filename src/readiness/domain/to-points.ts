/** A score or a share, 0..1, in whole points of 100. */
export function toPoints(share: number): number {
  return Math.round(share * 100);
}

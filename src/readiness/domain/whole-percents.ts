/**
 * Shares that sum to 1 as whole percents that sum to 100: those that lose most by cutting off are
 * rounded up. All 0 stay 0.
 */
export function wholePercents(shares: readonly number[]): number[] {
  const cut = shares.map((share) => Math.floor(share * 100));
  const total = Math.round(shares.reduce((sum, share) => sum + share * 100, 0));
  const missing = total - cut.reduce((sum, each) => sum + each, 0);
  const lostMost = [...shares.keys()].toSorted((one, other) => lost(other) - lost(one));
  const raised = new Set(lostMost.slice(0, missing));
  return cut.map((each, index) => each + (raised.has(index) ? 1 : 0));

  function lost(index: number): number {
    return (shares[index] ?? 0) * 100 - (cut[index] ?? 0);
  }
}

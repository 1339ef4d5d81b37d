/** What everybody begins with: one answer reviewed by three. */
const startingCredits = 3;

export interface CreditStanding {
  /** Credits left; below zero after asking for more than was earned. */
  readonly balance: number;
  /** Reviews to be given before peers' grades are shown, 0 and more. */
  readonly debt: number;
}

/** @param earned the sum of everything earned and spent since the beginning */
export function creditStanding(earned: number): CreditStanding {
  const balance = startingCredits + earned;
  return { balance, debt: Math.max(0, -balance) };
}

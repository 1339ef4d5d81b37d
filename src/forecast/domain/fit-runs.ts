/** What is asked of a simulation: how often it is to be played, null for as often as is usual. */
export interface RunsWanted {
  readonly asked: number | null;
  readonly usual: number;
  /** What one run amounts to, in cards looked after for a day. */
  readonly cardDays: number;
}

export type RunsGranted =
  | { readonly kind: 'granted'; readonly runs: number }
  | { readonly kind: 'too-many-runs'; readonly most: number }
  | { readonly kind: 'too-many-days' };

/** Fewer say nothing about how days spread. */
export const FEWEST_RUNS = 10;

/** Ten seconds of one thread at the worst, where every card is overdue and looked at every day. */
const MOST_CARD_DAYS = 40_000_000;
const USUAL_CARD_DAYS = 8_000_000;

/**
 * How often a simulation is played, so that no request costs a server more than some seconds. Where
 * nothing was asked it is the usual number, or less where that would take more than two.
 */
export function fitRuns({ asked, usual, cardDays }: RunsWanted): RunsGranted {
  const runsIn = (budget: number): number => Math.floor(budget / Math.max(1, cardDays));
  const most = runsIn(MOST_CARD_DAYS);
  if (most < FEWEST_RUNS) return { kind: 'too-many-days' };
  if (asked !== null && asked > most) return { kind: 'too-many-runs', most };
  const quick = Math.min(usual, Math.max(FEWEST_RUNS, runsIn(USUAL_CARD_DAYS)));
  return { kind: 'granted', runs: asked ?? quick };
}

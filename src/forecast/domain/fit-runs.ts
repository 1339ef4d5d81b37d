/** What is asked of a simulation: how often it is to be played, null for as often as is usual. */
export interface RunsWanted {
  readonly asked: number | null;
  readonly usual: number;
  /** Card-days of one run: how many cards it looks after, times the days it plays. */
  readonly cardDays: number;
}

export type RunsGranted =
  | { readonly kind: 'granted'; readonly runs: number }
  | { readonly kind: 'too-many-runs'; readonly most: number }
  | { readonly kind: 'too-many-days' };

export const FEWEST_RUNS = 10;

/** Five seconds of one thread where every card is overdue and all are looked at every day. */
const MOST_CARD_DAYS = 20_000_000;

/**
 * How often a simulation is played, so that no request costs a server more than some seconds. Where
 * nothing was asked there are as many runs as fit, up to the usual number; less than ten say nothing
 * about how days spread, so what cannot have them is too long.
 */
export function fitRuns({ asked, usual, cardDays }: RunsWanted): RunsGranted {
  const most = Math.floor(MOST_CARD_DAYS / Math.max(1, cardDays));
  if (most < FEWEST_RUNS) return { kind: 'too-many-days' };
  if (asked !== null && asked > most) return { kind: 'too-many-runs', most };
  return { kind: 'granted', runs: asked ?? Math.min(usual, most) };
}

import { setImmediate as nextTurn } from 'node:timers/promises';

/** Short enough that nobody notices who waits for their own turn. */
const longestTurnMs = 10;

/**
 * Maps a list in its order, and lets other requests have their turn every few milliseconds: for work that
 * is short for each item and long for all of them.
 */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  let turnStartedMs = performance.now();
  for (const item of items) {
    results.push(map(item));
    if (performance.now() - turnStartedMs < longestTurnMs) continue;
    await nextTurn();
    turnStartedMs = performance.now();
  }
  return results;
}

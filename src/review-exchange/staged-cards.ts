import type { StagedEntry } from './review-import.repository.js';

/** Cards with all their entries, each by time. */
export type CardEntries = ReadonlyMap<string, readonly StagedEntry[]>;

const entriesInBatch = 1000;

/**
 * Whole cards out of pages of entries that are sorted by card, together with about so many entries that
 * memory holds them and a statement is worth its while.
 */
export async function* inWholeCards(
  pages: AsyncIterable<readonly StagedEntry[]>,
): AsyncGenerator<CardEntries> {
  let batch = new Map<string, StagedEntry[]>();
  let count = 0;
  for await (const page of pages) {
    for (const entry of page) {
      const known = batch.get(entry.questionId);
      if (known === undefined && count >= entriesInBatch) {
        yield batch;
        batch = new Map();
        count = 0;
      }
      if (known === undefined) batch.set(entry.questionId, [entry]);
      else known.push(entry);
      count += 1;
    }
  }
  if (count > 0) yield batch;
}

import type { Word } from './split-words.js';
import { wordRuns } from './word-runs.js';

/** Tells of each word whether it is part of a run of `size` words that is wanted. */
export function markRuns(
  words: readonly Word[],
  size: number,
  isWanted: (run: string) => boolean,
): boolean[] {
  const marks = words.map(() => false);
  wordRuns(words, size).forEach((run, first) => {
    if (isWanted(run)) marks.fill(true, first, first + size);
  });
  return marks;
}

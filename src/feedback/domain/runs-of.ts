import { foldText } from './fold-text.js';
import { splitWords } from './split-words.js';
import { wordRuns } from './word-runs.js';

/** The runs of `size` words that occur in any of several texts, none across two. */
export function runsOf(texts: readonly string[], size: number): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => wordRuns(splitWords(foldText(text)), size)));
}

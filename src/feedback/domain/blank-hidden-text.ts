import { foldText } from './fold-text.js';
import { markRuns } from './mark-runs.js';
import { splitWords } from './split-words.js';

/** Words in a row that nobody has in common by chance. */
export const hiddenRunWords = 6;

export interface BlankedText {
  readonly text: string;
  readonly isWithheld: boolean;
}

/**
 * Blanks in a model's prose what a question keeps back. A run of six words that occurs in hidden text,
 * whatever its case, punctuation and spacing, becomes an ellipsis.
 *
 * @param isHidden whether six words, in lower case with single spaces, are hidden
 */
export function blankHiddenText(prose: string, isHidden: (run: string) => boolean): BlankedText {
  const words = splitWords(foldText(prose));
  const marks = markRuns(words, hiddenRunWords, isHidden);
  let text = '';
  let done = 0;
  words.forEach(({ start, end }, place) => {
    if (!marks[place]) return;
    const continues = place > 0 && marks[place - 1];
    text += continues ? '' : `${prose.slice(done, start)}…`;
    done = end;
  });
  return { text: text + prose.slice(done), isWithheld: marks.includes(true) };
}

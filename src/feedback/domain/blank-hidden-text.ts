import { markRuns } from './mark-runs.js';
import { plainWords } from './plain-words.js';

/** Words in a row that nobody has in common by chance. */
export const hiddenRunWords = 6;
/** Words of what is looked for: runs of a longer text, and the whole of a short one. */
export const hiddenSizes: readonly number[] = [4, 5, hiddenRunWords];

export interface BlankedText {
  readonly text: string;
  readonly isWithheld: boolean;
}

/**
 * Blanks in a model's prose what a question keeps back. A run of six words that occurs in hidden text,
 * or all the four or five of a short one, whatever their case, accents, punctuation and spacing, become an
 * ellipsis.
 *
 * @param isHidden whether four to six words, in lower case without marks and with single spaces, are
 *   hidden
 */
export function blankHiddenText(prose: string, isHidden: (run: string) => boolean): BlankedText {
  const words = plainWords(prose);
  const bySize = hiddenSizes.map((size) => markRuns(words, size, isHidden));
  const marks = words.map((_, place) => bySize.some((marked) => marked[place]));
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

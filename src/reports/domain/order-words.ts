const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const letter = /\p{L}/u;

/** Whether any letter of a text is of a script that runs to the left. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

type Direction = 'ltr' | 'rtl';

/**
 * The words of a line as they stand on paper from left to right: for a writer that sets each word in its
 * own direction and knows nothing of lines. By whole words only, where the Unicode algorithm goes by letters.
 *
 * @see https://www.unicode.org/reports/tr9/
 */
export function orderWords(line: string): string {
  if (!hasRightToLeft(line)) return line;
  const words = line.split(' ');
  const own = words.map(directionOf);
  const base = own.find((direction) => direction !== null) ?? 'ltr';
  const runs: { direction: Direction; words: string[] }[] = [];
  for (const [index, word] of words.entries()) {
    const direction = own[index] ?? between(own, index) ?? base;
    const last = runs.at(-1);
    if (last?.direction === direction) last.words.push(word);
    else runs.push({ direction, words: [word] });
  }
  const ordered = runs.map((run) => (run.direction === 'rtl' ? run.words.toReversed() : run.words));
  return (base === 'rtl' ? ordered.toReversed() : ordered).flat().join(' ');
}

/** By its first letter; null for figures and signs. */
function directionOf(word: string): Direction | null {
  const [first] = letter.exec(word) ?? [];
  if (first === undefined) return null;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/** What both neighbours agree on. */
function between(directions: readonly (Direction | null)[], index: number): Direction | null {
  const before = directions.slice(0, index).findLast((each) => each !== null) ?? null;
  const after = directions.slice(index + 1).find((each) => each !== null) ?? null;
  return before === after ? before : null;
}

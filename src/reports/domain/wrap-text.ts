import { fitText, type MeasureText } from './fit-text.js';

/**
 * A text in lines that are no wider than that, broken between words; a word that is too long for a line is
 * cut. What does not fit into the last line ends with an ellipsis.
 */
export function wrapText(
  text: string,
  { width, size, most }: { width: number; size: number; most: number },
  measure: MeasureText,
): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  while (words.length > 0 && lines.length < most - 1) {
    let line = words.shift() ?? '';
    while (words.length > 0 && measure(`${line} ${words[0]}`, size) <= width) {
      line = `${line} ${words.shift()}`;
    }
    lines.push(fitText(line, width, size, measure));
  }
  return words.length === 0 ? lines : [...lines, fitText(words.join(' '), width, size, measure)];
}

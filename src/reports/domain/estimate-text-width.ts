/** Advance widths of DejaVu Sans from U+0020 to U+007E, in thousandths of the font's size. */
const printable = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
  636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
  575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
  611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
  278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/** East Asian letters and pictures stand on a square and a bit; marks stand on the letter before them. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
const mark = /[\p{Mark}\p{Format}\p{Emoji_Modifier}]/u;

/**
 * How wide a text is, in the unit of the size: exact in DejaVu Sans for ASCII, close for other European
 * letters, a fair guess for the rest. Verdana is as wide; most fonts of screens are narrower.
 */
export function estimateTextWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf(character);
  return (thousandths / 1000) * size;
}

function widthOf(character: string): number {
  const exact = printable[(character.codePointAt(0) ?? 0) - 0x20];
  if (exact !== undefined) return exact;
  if (mark.test(character)) return 0;
  if (wide.test(character)) return 1050;
  return /\p{Lu}/u.test(character) ? 720 : 600;
}

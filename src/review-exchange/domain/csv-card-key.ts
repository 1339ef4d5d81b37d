/** How a cell begins that a spreadsheet would run as a formula, the wide forms included. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;
const SHIELDED = /^'+[=+\-@\t\r＝＋－＠]/u;

/**
 * A card's name as a cell of CSV: one that a spreadsheet would run as a formula gets an apostrophe in
 * front, and so does one that looks as if it had got one already, or two names would become the same.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsvCardKey(cardKey: string): string {
  return FORMULA.test(cardKey) ? `'${cardKey}` : cardKey;
}

/** A card's name out of a cell: the mirror of toCsvCardKey. */
export function fromCsvCardKey(cell: string): string {
  return SHIELDED.test(cell) ? cell.slice(1) : cell;
}

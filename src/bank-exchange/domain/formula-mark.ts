/** What a spreadsheet takes for a formula at the beginning of a cell, and the mark that prevents it. */
const marked = /^'*(?:[\t\r]|\s*[-=+@\uFF1D\uFF0B\uFF0D\uFF20])/u;
const computed = /^\s*[=@\uFF1D\uFF20]/u;
const signed = /^\s*[-+\uFF0B\uFF0D]/u;
/** `-5`, `+1.5e3`, `-10 %`; and the points and rules of Markdown lists, such as `- one` and `---`. */
const harmless =
  /^\s*(?:[-+]\d+(?:[.,]\d+)*(?:[eE][-+]?\d+)?\s*%?$|[-+](?:\s|$)|-{2,}\s*(?:$|[\r\n]))/u;

/**
 * A text for a cell: with an apostrophe in front where a spreadsheet would compute it, or where
 * `unmarkCell` would take an apostrophe away. More is marked than is dangerous, as OWASP advises
 * (CSV injection).
 */
export function markCell(text: string): string {
  return marked.test(text) ? `'${text}` : text;
}

/** The inverse of `markCell`. */
export function unmarkCell(cell: string): string {
  return cell.startsWith("'") && marked.test(cell) ? cell.slice(1) : cell;
}

/** Whether a spreadsheet would compute this cell, as it stands in a file. */
export function isFormula(cell: string): boolean {
  if (computed.test(cell)) return true;
  return signed.test(cell) && !harmless.test(cell);
}

const longestPart = 1500;

/**
 * A listing in parts of at most 1500 characters, cut at an empty line where there is one in the second
 * half of a part, else at the end of a line. One line is never cut.
 */
export function splitCode(code: string): string[] {
  const parts: string[] = [];
  let lines: string[] = [];
  let length = 0;
  for (const line of code.split('\n')) {
    if (lines.length > 0 && length + line.length > longestPart) {
      const cut = emptyLineIn(lines);
      parts.push(lines.slice(0, cut).join('\n'));
      lines = lines.slice(cut);
      length = lines.reduce((sum, kept) => sum + kept.length + 1, 0);
    }
    lines.push(line);
    length += line.length + 1;
  }
  return [...parts, lines.join('\n')]
    .filter((part) => part.trim() !== '')
    .map((part) => part.replace(/^\n+/u, '').trimEnd());
}

/** After how many lines to cut: all of them if none in the second half is empty. */
function emptyLineIn(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() === '');
  return last > lines.length / 2 ? last : lines.length;
}

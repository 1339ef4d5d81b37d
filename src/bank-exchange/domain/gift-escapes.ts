const escaped = /\\([\\~=#{}:n])/gu;

/** The text that GIFT means: a backslash before one of its marks, and `\n` for a new line. */
export function unescapeGift(source: string): string {
  return source.replace(escaped, (_, mark: string) => (mark === 'n' ? '\n' : mark));
}

/** A text as GIFT writes it, on one line: no mark in it ends or begins anything. */
export function escapeGift(text: string): string {
  return text
    .replace(/[\\~=#{}:]/gu, (mark) => `\\${mark}`)
    .replaceAll('\r', '')
    .replaceAll('\n', '\\n');
}

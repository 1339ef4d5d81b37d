const longest = 80;

/** The beginning of a text as the title of what has none, as Moodle does; null of nothing but blanks. */
export function titleFrom(text: string): string | null {
  const words = text
    .slice(0, 2000)
    .split(/\s+/u)
    .filter((word) => word !== '');
  let title = '';
  for (const word of words) {
    const longer = title === '' ? word : `${title} ${word}`;
    if (Array.from(longer).length > longest) break;
    title = longer;
  }
  const [first = ''] = words;
  const shown = title === '' ? Array.from(first).slice(0, longest).join('') : title;
  return shown === '' ? null : shown;
}

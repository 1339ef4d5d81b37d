/** Markup that is whole: what went into it is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type MarkupPart = string | number | Markup | null | readonly MarkupPart[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** All that XML 1.0 cannot hold, escaped or not; HTML has no use for it either. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text for an element or for an attribute in quotes, in HTML and in XML. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll(notXml, '')
    .replaceAll(/[&<>"']/gu, (character) => entities[character] ?? '');
}

/**
 * A template for HTML and for XML. Whatever is put into it is escaped, except for what such a template has
 * made; lists follow each other, null is nothing. Not for the inside of scripts, styles and unquoted attributes.
 */
export function markup(literals: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  const pieces = literals.map((literal, index) => literal + write(parts[index] ?? null));
  return new Markup(pieces.join(''));
}

function write(part: MarkupPart): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeMarkup(String(part));
  return part.map(write).join('');
}

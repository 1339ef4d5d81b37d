import type { HtmlAttributes } from './html-tokens.js';

/** What people call what such an element shows. */
const kinds = new Map([
  ['img', 'image'],
  ['audio', 'sound'],
  ['video', 'video'],
  ['source', 'file'],
  ['embed', 'file'],
  ['iframe', 'file'],
  ['object', 'file'],
]);

/** A medium as an `img` whose `alt` says what it is and whose `title` is its text; null for others. */
export function mediumOf(name: string, attributes: HtmlAttributes): string | null {
  const kind = kinds.get(name);
  const source = attributes.get(name === 'object' ? 'data' : 'src')?.trim() ?? '';
  if (kind === undefined || source === '') return null;
  return `<img alt="${kind}" title="${quoted(attributes.get('alt') ?? '')}" src="${quoted(source)}">`;
}

function quoted(value: string): string {
  return value.replaceAll('"', '&quot;');
}

/** A piece of HTML. Texts and attributes are as they were written, their entities not resolved. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: HtmlAttributes;
      /** Whether it ends in `/>`. */
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string };

export type HtmlAttributes = ReadonlyMap<string, string>;

/** Elements whose content is no HTML. It is left out, but for its end. */
const rawElements = new Set(
  'script style textarea title xmp iframe noembed noframes noscript'.split(' '),
);

const tagName = /[a-z][^\s/>]*/iy;
const attribute = /[\s/]*([^\s/>=]+|=[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const tagEnd = /[\s/]*>/y;

/**
 * The tags and texts of HTML in their order, however broken it is: every character is looked at a
 * bounded number of times. Comments, declarations and what stands in scripts and styles are left out.
 * A `<` that begins no tag is text, `&lt;`.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  // A tag that nothing closes is text; to look for its end again and again would take too long.
  const lastEnd = html.lastIndexOf('>');
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { kind: 'text', text: html.slice(at, open === -1 ? undefined : open) };
    if (open === -1) return;
    const next = open < lastEnd ? markupAt(html, open) : lessThan(open);
    if (next.token !== null) yield next.token;
    at = next.end;
  }
}

interface Markup {
  readonly token: HtmlToken | null;
  readonly end: number;
}

function markupAt(html: string, open: number): Markup {
  const next = html[open + 1] ?? '';
  if (/[a-z]/iu.test(next)) return openTag(html, open);
  if (next === '/') return closeTag(html, open);
  if (html.startsWith('<!--', open)) return { token: null, end: after(html, '-->', open + 4) };
  if (next === '!' || next === '?') return { token: null, end: after(html, '>', open) };
  return lessThan(open);
}

function lessThan(open: number): Markup {
  return { token: { kind: 'text', text: '&lt;' }, end: open + 1 };
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

function closeTag(html: string, open: number): Markup {
  const end = after(html, '>', open);
  const name = matchAt(tagName, html, open + 2)?.[0];
  return { token: name === undefined ? null : { kind: 'close', name: name.toLowerCase() }, end };
}

function openTag(html: string, open: number): Markup {
  const name = (matchAt(tagName, html, open + 1)?.[0] ?? '').toLowerCase();
  const attributes = new Map<string, string>();
  let at = open + 1 + name.length;
  for (;;) {
    if (matchAt(tagEnd, html, at) !== null) break;
    const found = matchAt(attribute, html, at);
    if (found === null) return { token: null, end: html.length };
    const [all, key = '', ...values] = found;
    attributes.set(key.toLowerCase(), values.find((value) => value !== undefined) ?? '');
    at += all.length;
  }
  const end = tagEnd.lastIndex;
  const token: HtmlToken = { kind: 'open', name, attributes, isEmpty: html[end - 2] === '/' };
  return { token, end: rawElements.has(name) ? rawEnd(html, name, end) : end };
}

function rawEnd(html: string, name: string, from: number): number {
  const mark = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  mark.lastIndex = from;
  const end = mark.exec(html);
  return end === null ? html.length : end.index;
}

function matchAt(pattern: RegExp, html: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(html);
}

import { Marked } from 'marked';
import sax from 'sax';
import { escapeXml, toXmlText } from './domain/escape-xml.js';

/** What may be linked. Other addresses could run something where the text is shown. */
const harmless = /^(?:https?:\/\/|mailto:)/iu;

const marked = new Marked({ gfm: true, async: false });
marked.use({
  // Without these there is no raw HTML, neither that of a tag nor the raw text within `<script>`.
  tokenizer: { html: () => undefined, tag: () => undefined },
  renderer: {
    br: () => '<br/>',
    hr: () => '<hr/>\n',
    checkbox: ({ checked }) => (checked ? '[x] ' : '[ ] '),
    link({ href, tokens }): string {
      const content = this.parser.parseInline(tokens);
      return harmless.test(href) ? `<a href="${escapeXml(href)}">${content}</a>` : content;
    },
    image({ href, text }): string {
      const alt = escapeXml(text);
      return harmless.test(href) ? `<img src="${escapeXml(href)}" alt="${alt}"/>` : alt;
    },
  },
});

/**
 * Markdown as HTML that is well-formed XML too and holds nothing that runs: raw HTML is shown as the
 * text it is, and only web and mail addresses are linked.
 */
export function markdownToHtml(markdown: string): string {
  const text = toXmlText(markdown);
  if (tooDeep.test(text)) return `<pre>${escapeXml(text)}</pre>`;
  const html = marked.parse(text, { async: false });
  return toXmlText(html.replace(reference, toXmlReference)).trim();
}

/** One point or sentence: as above, without the paragraph around it where it is only one. */
export function pointToHtml(markdown: string): string {
  const html = markdownToHtml(markdown);
  const isOneParagraph = html.startsWith('<p>') && html.indexOf('</p>') === html.length - 4;
  return isOneParagraph ? html.slice(3, -4) : html;
}

/** Quotes and lists that begin within each other: parsers call themselves for each of them. */
const tooDeep = /^(?:[ \t]{0,3}(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){30}/mu;

const reference = /&(#\d{1,7};|#x[\da-f]{1,6};|[a-z]\w{0,30};)?/giu;

/** The names of HTML 4, which Markdown may use and XML does not know. */
const { ENTITIES: names } = new sax.SAXParser(false);

/** Markdown lets references through as they are; XML knows five names and not all numbers. */
function toXmlReference(whole: string, body: string | undefined): string {
  if (body === undefined) return '&amp;';
  if (/^(?:amp|lt|gt|quot);$/u.test(body)) return whole;
  const character = body.startsWith('#') ? byNumber(body) : names[body.slice(0, -1)];
  return typeof character === 'string' ? escapeXml(character) : `&amp;${body}`;
}

function byNumber(body: string): string {
  const digits = body.slice(1, -1);
  const code = /^x/iu.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return code === 0 || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
}

import TurndownService from 'turndown';
import { escapeMarkdown } from './domain/escape-markdown.js';
import type { HtmlBlock } from './domain/html-block.js';
import { htmlOf } from './domain/html-of.js';

/** What is used of the elements that the rules are given. */
interface ElementNode {
  readonly nodeName: string;
  readonly parentNode: ElementNode | null;
  readonly previousSibling: ElementNode | null;
  readonly nextSibling: ElementNode | null;
  readonly childNodes: { readonly length: number };
  getAttribute(name: string): string | null;
}

const longestName = 300;
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;

/** Blocks as text. The media that it meets are named in the text and gathered. */
export class MarkdownWriter {
  /** The names of the media so far, in their order. */
  readonly attachments = new Set<string>();
  private readonly prepared = new Map<string, string>();

  /** Converts texts that `markdown` will be asked for: one by one, the parser would be made anew for each. */
  prepare(texts: readonly (readonly HtmlBlock[])[]): void {
    const open = texts.filter((blocks) => plainLine(blocks, escapeMarkdown) === null).map(htmlOf);
    const different = [...new Set(open)];
    const sections = different.map((html, index) => `<section id="${index}">${html}</section>`);
    if (sections.length > 0) this.convert(sections.join(''), different);
  }

  markdown(blocks: readonly HtmlBlock[]): string {
    const line = plainLine(blocks, escapeMarkdown);
    if (line !== null) return line;
    const html = htmlOf(blocks);
    if (!this.prepared.has(html)) this.convert(`<section id="0">${html}</section>`, [html]);
    return this.prepared.get(html) ?? '';
  }

  /** The words alone, on one line. */
  words(blocks: readonly HtmlBlock[]): string {
    const text = plainLine(blocks, (line) => line) ?? wordsService.turndown(htmlOf(blocks));
    return clean(text).replaceAll(/\s+/gu, ' ').trim();
  }

  private convert(sections: string, texts: readonly string[]): void {
    const service = markdownService((name) => this.attachments.add(name));
    service.addRule('section', {
      filter: 'section',
      replacement: (content: string, node: ElementNode) => {
        const text = texts[Number(node.getAttribute('id'))];
        if (text !== undefined) this.prepared.set(text, clean(content));
        return '';
      },
    });
    service.turndown(sections);
  }
}

/** Most texts have no markup at all, and need no parser. */
function plainLine(blocks: readonly HtmlBlock[], write: (line: string) => string): string | null {
  const [block, ...others] = blocks;
  if (block?.kind !== 'paragraph' || others.length > 0 || block.isQuoted) return null;
  const [line, ...lines] = block.lines;
  if (line === undefined || lines.length > 0 || /[<&]/u.test(line)) return null;
  return write(line.replaceAll(/\s+/gu, ' ').trim());
}

function clean(text: string): string {
  const trimmed = text.replace(/^[\t\r\n]+/u, '').trimEnd();
  return trimmed.replaceAll(invisible, '').replaceAll(/^ +$/gmu, '').toWellFormed();
}

function markdownService(gather: (name: string) => void): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  service.escape = escapeMarkdown;
  service.addRule('medium', {
    filter: 'img',
    replacement: (_: string, node: ElementNode) => {
      const name = nameOf(node);
      gather(name);
      return escapeMarkdown(mention(node, name));
    },
  });
  service.addRule('link', { filter: 'a', replacement: link });
  service.addRule('item', { filter: 'li', replacement: item });
  service.addRule('cell', { filter: 'td', replacement: cell });
  service.addRule('row', { filter: 'tr', replacement: row });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content}\n\n` });
  return service;
}

const wordsService = new TurndownService();
wordsService.escape = (text) => text;
wordsService.addRule('words', {
  filter: (node: ElementNode) => node.nodeName !== 'IMG' && node.nodeName !== 'BR',
  replacement: (content, node: ElementNode) =>
    inline.has(node.nodeName) ? content : `${content}\n\n`,
});
wordsService.addRule('medium', {
  filter: 'img',
  replacement: (_: string, node: ElementNode) => mention(node, nameOf(node)),
});

const inline = new Set(['A', 'B', 'I', 'CODE']);

function mention(node: ElementNode, name: string): string {
  return `(${node.getAttribute('alt') ?? 'file'}: ${name})`;
}

/** What is in the page itself has no name; its text says what it was. */
function nameOf(node: ElementNode): string {
  const source = node.getAttribute('src') ?? '';
  if (/^data:/iu.test(source)) return node.getAttribute('title')?.trim() || 'embedded';
  return decoded(source).slice(0, longestName);
}

function decoded(source: string): string {
  try {
    return /^\w+:/u.test(source) ? source : decodeURIComponent(source);
  } catch {
    return source;
  }
}

function link(content: string, node: ElementNode): string {
  const href = node.getAttribute('href')?.trim() ?? '';
  if (!/^(?:https?:\/\/|mailto:)/iu.test(href) || content.startsWith('(')) return content;
  const address = href.replaceAll(/[\s<>()\\]/gu, (sign) =>
    encodeURIComponent(sign).replace(/^[()]$/u, hex),
  );
  return `[${content}](${address})`;
}

function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16)}`;
}

function item(content: string, node: ElementNode): string {
  const isOrdered = node.parentNode?.nodeName === 'OL';
  const mark = isOrdered ? `${node.getAttribute('value') ?? '1'}. ` : '- ';
  const text = content.trim().replaceAll('\n', `\n${' '.repeat(mark.length)}`);
  return `${mark}${text}${node.nextSibling === null ? '' : '\n'}`;
}

function cell(content: string): string {
  return ` ${content
    .trim()
    .replaceAll(/\s*\n\s*/gu, ' ')
    .replaceAll('|', '\\|')} |`;
}

/** The first row of a table is its head, since Markdown has no table without one. */
function row(content: string, node: ElementNode): string {
  const line = `|${content}\n`;
  if (node.previousSibling !== null) return line;
  return `${line}|${' --- |'.repeat(node.childNodes.length)}\n`;
}

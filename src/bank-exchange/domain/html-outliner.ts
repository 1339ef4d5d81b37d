import { cleanHtmlText } from './clean-html-text.js';
import type { HtmlBlock } from './html-block.js';
import type { HtmlAttributes } from './html-tokens.js';
import { InlineHtml } from './inline-html.js';
import { mediumOf } from './medium-of.js';
import { powerOf } from './power-of.js';
import { TableRows } from './table-rows.js';

/** Lists within lists; people write three or four. */
const mostDepth = 20;

interface OpenList {
  readonly items: HtmlBlock[][];
  /** Whether what comes now belongs to its last item. */
  isInItem: boolean;
}

const boldNames = new Set(['b', 'strong', 'dt']);
const italicNames = new Set(['i', 'em', 'cite', 'dfn', 'var']);
const codeNames = new Set(['code', 'kbd', 'samp', 'tt']);
/** What goes on within a line. All others, known or not, end it if they are in `breaks`. */
const breaks = new Set(
  [
    'address article aside body center dd details div fieldset figcaption figure footer form',
    'header hgroup hr html legend main nav option p section summary caption',
  ].flatMap((line) => line.split(' ')),
);
const lists = new Set(['ul', 'ol', 'menu', 'dir', 'dl']);

/**
 * Turns the tags and texts of HTML into blocks as they come. Whatever is opened without being closed, or
 * closed without being open, ends where a reader would think that it does.
 */
export class HtmlOutliner {
  private readonly root: HtmlBlock[] = [];
  private readonly openLists: OpenList[] = [];
  private readonly inline = new InlineHtml();
  private table: TableRows | null = null;
  private code: string[] | null = null;
  private headingLevel: number | null = null;
  private quotes = 0;
  private bolds = 0;
  private italics = 0;
  private codes = 0;
  private href: string | null = null;
  private isPower = false;

  addText(raw: string): void {
    if (this.code !== null) {
      this.code.push(cleanHtmlText(raw));
      return;
    }
    const text = cleanHtmlText(raw);
    this.inline.add(this.isPower ? powerOf(text) : text, this.style());
    if (text.trim() !== '') this.isPower = false;
  }

  /** False when it is one list too deep. */
  open(name: string, attributes: HtmlAttributes): boolean {
    const medium = mediumOf(name, attributes);
    if (medium !== null) this.inline.add(medium, this.style());
    if (this.code !== null) this.openInCode(name);
    else if (this.table !== null) this.openInTable(name, this.table);
    else if (lists.has(name)) return this.openList(name);
    else this.openBlock(name);
    this.openStyle(name, attributes);
    return true;
  }

  close(name: string): void {
    if (this.code !== null) this.closeInCode(name);
    else if (this.table !== null) this.closeInTable(name, this.table);
    else if (lists.has(name)) this.closeList();
    else this.closeBlock(name);
    this.closeStyle(name);
  }

  end(): HtmlBlock[] {
    this.endCode();
    this.endTable();
    this.flush();
    return this.root;
  }

  private style(): Parameters<InlineHtml['add']>[1] {
    return {
      href: this.href,
      isBold: this.bolds > 0 && this.headingLevel === null,
      isItalic: this.italics > 0,
      isCode: this.codes > 0,
    };
  }

  private openStyle(name: string, attributes: HtmlAttributes): void {
    if (boldNames.has(name)) this.bolds += 1;
    if (italicNames.has(name)) this.italics += 1;
    if (codeNames.has(name)) this.codes += 1;
    if (name === 'sup') this.isPower = true;
    if (name === 'a') this.href = attributes.get('href')?.replaceAll('"', '&quot;') ?? null;
  }

  private closeStyle(name: string): void {
    if (boldNames.has(name)) this.bolds = Math.max(0, this.bolds - 1);
    if (italicNames.has(name)) this.italics = Math.max(0, this.italics - 1);
    if (codeNames.has(name)) this.codes = Math.max(0, this.codes - 1);
    if (name === 'sup') this.isPower = false;
    if (name === 'a') this.href = null;
  }

  private openBlock(name: string): void {
    if (name === 'br') this.inline.endLine();
    else if (name === 'li' || name === 'dt') this.openItem();
    else if (name === 'pre') this.openCode();
    else if (name === 'table') this.openTable();
    else if (name === 'blockquote') this.changeQuotes(1);
    else if (/^h[1-6]$/u.test(name)) this.startHeading(Number(name[1]));
    else if (breaks.has(name)) this.flush();
  }

  private closeBlock(name: string): void {
    if (name === 'li' || name === 'dt') this.closeItem(name);
    else if (name === 'blockquote') this.changeQuotes(-1);
    else if (/^h[1-6]$/u.test(name)) this.startHeading(null);
    else if (breaks.has(name)) this.flush();
  }

  private startHeading(level: number | null): void {
    this.flush();
    this.headingLevel = level;
  }

  private changeQuotes(by: 1 | -1): void {
    this.startHeading(null);
    this.quotes = Math.max(0, this.quotes + by);
  }

  private openList(name: string): boolean {
    this.startHeading(null);
    if (this.openLists.length === mostDepth) return false;
    const items: HtmlBlock[][] = [];
    this.target().push({ kind: 'list', isOrdered: name === 'ol', items });
    this.openLists.push({ items, isInItem: false });
    return true;
  }

  private closeList(): void {
    this.startHeading(null);
    this.openLists.pop();
  }

  private openItem(): void {
    this.startHeading(null);
    if (this.openLists.length === 0) this.openList('ul');
    const list = this.openLists.at(-1);
    if (list === undefined) return;
    list.items.push([]);
    list.isInItem = true;
  }

  private closeItem(name: string): void {
    this.startHeading(null);
    // What explains a term comes after the end of the term.
    if (name === 'dt') return;
    if (this.openLists.at(-1)?.isInItem === false && this.openLists.length > 1)
      this.openLists.pop();
    const list = this.openLists.at(-1);
    if (list !== undefined) list.isInItem = false;
  }

  private openCode(): void {
    this.startHeading(null);
    this.code = [];
  }

  private openInCode(name: string): void {
    if (name === 'br') this.code?.push('\n');
  }

  private closeInCode(name: string): void {
    if (name === 'pre') this.endCode();
    else if (name === 'div' || name === 'p' || name === 'li') this.code?.push('\n');
  }

  private endCode(): void {
    const html =
      this.code
        ?.join('')
        .replace(/^\r?\n/u, '')
        .trimEnd() ?? '';
    this.code = null;
    if (html.trim() !== '') this.target().push({ kind: 'code', html });
    this.flush();
  }

  private openTable(): void {
    this.startHeading(null);
    this.table = new TableRows();
  }

  private openInTable(name: string, table: TableRows): void {
    if (name === 'table') table.depth += 1;
    else if (name === 'tr') table.startRow(this.inline);
    else if (name === 'td' || name === 'th') table.startCell(this.inline);
    else if (name === 'li') this.inline.add(' • ', this.style());
    else if (name === 'br' || breaks.has(name) || lists.has(name))
      this.inline.add(' ', this.style());
  }

  private closeInTable(name: string, table: TableRows): void {
    if (name !== 'table') {
      if (breaks.has(name)) this.inline.add(' ', this.style());
      return;
    }
    table.depth -= 1;
    if (table.depth === 0) this.endTable();
  }

  private endTable(): void {
    const rows = this.table?.end(this.inline) ?? [];
    this.table = null;
    if (rows.length === 0) return;
    const isColumn = rows.every(({ length }) => length === 1);
    if (!isColumn) this.target().push({ kind: 'table', rows });
    else
      for (const lines of rows) this.target().push({ kind: 'paragraph', lines, isQuoted: false });
  }

  private flush(): void {
    for (const lines of this.inline.take()) {
      if (this.headingLevel === null) {
        this.target().push({ kind: 'paragraph', lines, isQuoted: this.quotes > 0 });
      } else {
        this.target().push({ kind: 'heading', level: this.headingLevel, html: lines.join(' ') });
      }
    }
  }

  /** Where a block goes that ends now. What stands in a list outside of its items joins the last one. */
  private target(): HtmlBlock[] {
    const list = this.openLists.at(-1);
    if (list === undefined) return this.root;
    const last = list.items.at(-1);
    if (last !== undefined) return last;
    const first: HtmlBlock[] = [];
    list.items.push(first);
    return first;
  }
}

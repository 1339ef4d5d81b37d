/** An object of the list, still as text. */
export interface ListItem {
  readonly index: number;
  readonly text: string;
}

/** How much text of a document may be in memory at once, in characters. */
export interface SplitterLimits {
  readonly longestItem: number;
  /** What is left of the document without its items. */
  readonly longestRest: number;
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);
const openBrace = 0x7b;

/**
 * Takes the objects out of one list of a JSON document while the document still arrives, so that no more
 * than one of them is in memory. What is left is the document with a zero in the place of each; parsed,
 * it proves that the whole was JSON.
 */
export class DocumentSplitter {
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  /** The text of the last string right inside the document, which may be the name of a member. */
  private name = '';
  private member = '';
  private isInItem = false;
  private item = '';
  private count = 0;
  private rest = '';

  /** @param list the member of the document that holds the list */
  constructor(
    private readonly list: string,
    private readonly limits: SplitterLimits,
  ) {}

  /** The items that end in this piece. @throws RangeError when an item, or all the rest, is too long */
  push(text: string): ListItem[] {
    const items: ListItem[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.inString) this.readInString(code, text, at);
      else if (code === quote) this.beginString();
      else if (code === colon) this.beginMember();
      else if (openers.has(code)) {
        if (this.opensItem(code)) from = this.beginItem(text.slice(from, at), at);
        this.depth += 1;
      } else if (closers.has(code)) {
        this.depth -= 1;
        if (!this.closesItem()) continue;
        items.push(this.endItem(text.slice(from, at + 1)));
        from = at + 1;
      }
    }
    this.keep(text.slice(from));
    return items;
  }

  /** The document without its items, and how many there were. */
  end(): { rest: string; count: number } {
    return { rest: this.isInItem ? `${this.rest}${this.item}` : this.rest, count: this.count };
  }

  private readInString(code: number, text: string, at: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (code === backslash) this.isEscaped = true;
    else if (code === quote) this.inString = false;
    if (this.inString && this.depth === 1) this.name += text.charAt(at);
  }

  private beginString(): void {
    this.inString = true;
    if (this.depth === 1) this.name = '';
  }

  private beginMember(): void {
    if (this.depth === 1) this.member = this.name;
  }

  private opensItem(code: number): boolean {
    return code === openBrace && this.depth === 2 && this.member === this.list && !this.isInItem;
  }

  private beginItem(before: string, at: number): number {
    this.keep(`${before}0`);
    this.isInItem = true;
    return at;
  }

  private closesItem(): boolean {
    return this.isInItem && this.depth === 2;
  }

  private endItem(end: string): ListItem {
    this.keep(end);
    const item = { index: this.count, text: this.item };
    this.count += 1;
    this.item = '';
    this.isInItem = false;
    return item;
  }

  private keep(text: string): void {
    if (this.isInItem) this.item += text;
    else this.rest += text;
    const { longestItem, longestRest } = this.limits;
    if (this.item.length > longestItem) throw new RangeError('an item is too long');
    if (this.rest.length > longestRest) throw new RangeError('there is too much around the items');
  }
}

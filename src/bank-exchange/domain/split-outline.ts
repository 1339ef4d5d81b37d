const marker = /^(?:[-*+•]|\d{1,9}[.)])(?:[ \t]{1,4}|$)/u;
const heading = /^#{1,6}\s+(.*)$/u;
const fence = /^(?:```|~~~)/u;
const rule = /^(?:[-*_] ?){3,}$/u;

/** The heading under which exports of this program tell the rubric, which is no part of the outline. */
export const rubricHeading = 'Rubric: weights and levels';

/** The class by which readers know an outline that this program wrote: an item is a point. */
export const outlineClass = 'rehearse-outline';

/**
 * The points of an answer that is written as Markdown or plain text: each item of a list is one, with
 * all that is indented below it, and so is each paragraph outside of lists. Headings and rules only
 * divide, and what follows `rubricHeading` is left out.
 */
export function splitOutline(markdown: string): string[] {
  const splitter = new OutlineSplitter();
  for (const raw of markdown.split('\n')) {
    const line = raw.replace(/^\t+/u, (tabs) => '    '.repeat(tabs.length));
    if (heading.exec(line)?.[1]?.trim() === rubricHeading && !splitter.isInCode()) break;
    splitter.add(line);
  }
  return splitter.points();
}

class OutlineSplitter {
  private readonly found: string[][] = [];
  /** The lines of the point that is being read; null after what divides. */
  private open: string[] | null = null;
  /** Where the text of the open point begins, if it is an item of a list. */
  private itemIndent: number | null = null;
  private isAfterBlank = false;
  private fence: string | null = null;

  isInCode(): boolean {
    return this.fence !== null;
  }

  points(): string[] {
    return this.found.map((lines) => lines.join('\n').trim()).filter((point) => point !== '');
  }

  add(line: string): void {
    const text = line.trim();
    if (this.fence !== null) {
      this.open?.push(this.dedented(line));
      if (text.startsWith(this.fence)) this.fence = null;
    } else if (text === '') this.isAfterBlank = true;
    else if (this.isWithinItem(line)) this.continue(line, text);
    else if (heading.test(text) || rule.test(text)) this.divide();
    else this.addText(line, text);
  }

  private isWithinItem(line: string): boolean {
    return this.itemIndent !== null && indentOf(line) >= this.itemIndent;
  }

  private divide(): void {
    this.open = null;
    this.itemIndent = null;
    this.isAfterBlank = false;
  }

  private addText(line: string, text: string): void {
    const mark = marker.exec(text)?.[0];
    if (mark !== undefined) {
      this.begin(text.slice(mark.length), indentOf(line) + Math.max(mark.length, 2));
    } else if (this.open === null || this.isAfterBlank) this.begin(text, null);
    else this.continue(line, text);
  }

  private continue(line: string, text: string): void {
    if (this.isAfterBlank) this.open?.push('');
    this.isAfterBlank = false;
    this.open?.push(this.dedented(line));
    this.openFence(text);
  }

  private openFence(text: string): void {
    if (fence.test(text)) this.fence = text.slice(0, 3);
  }

  private begin(text: string, itemIndent: number | null): void {
    this.open = [text];
    this.found.push(this.open);
    this.itemIndent = itemIndent;
    this.isAfterBlank = false;
    this.openFence(text);
  }

  private dedented(line: string): string {
    const most = this.itemIndent ?? 0;
    return line.slice(Math.min(indentOf(line), most)).trimEnd();
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

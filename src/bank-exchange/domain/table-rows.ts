import type { InlineHtml } from './inline-html.js';

/** The rows of one table as they are read. Tables within it are text of its cells. */
export class TableRows {
  /** How many tables are open, this one and those within it. */
  depth = 1;
  private readonly rows: string[][] = [];
  private isInCell = false;

  startRow(inline: InlineHtml): void {
    if (this.depth > 1) return;
    this.endCell(inline);
    this.rows.push([]);
  }

  startCell(inline: InlineHtml): void {
    if (this.depth > 1) return;
    this.endCell(inline);
    this.isInCell = true;
  }

  /** Its rows without those that are blank. */
  end(inline: InlineHtml): string[][] {
    this.endCell(inline);
    return this.rows.filter((row) => row.some((cell) => cell !== ''));
  }

  private endCell(inline: InlineHtml): void {
    const html = inline.take().flat().join(' ');
    if (!this.isInCell && html === '') return;
    if (this.rows.length === 0) this.rows.push([]);
    this.rows.at(-1)?.push(html);
    this.isInCell = false;
  }
}

import type { HtmlBlock } from './html-block.js';
import { HtmlOutliner } from './html-outliner.js';
import { htmlTokens, type HtmlToken } from './html-tokens.js';
import { tidyBlocks } from './tidy-blocks.js';

export type HtmlReading =
  | { readonly kind: 'read'; readonly blocks: readonly HtmlBlock[] }
  | { readonly kind: 'too-deep' | 'too-many-blocks' };

/** Lines, items and cells. Nobody writes as many in one text. */
const mostBlocks = 4000;

/** Drawings and the like: nothing in them is text that people read. */
const drawings = new Set(['svg', 'template', 'canvas']);

/**
 * HTML as the blocks that people see, however broken it is. Scripts, styles, drawings, event handlers
 * and all attributes but the addresses of links and media are left out. Takes time in proportion to
 * its length. Refused are texts of more lists within lists, or more lines, than any that people write.
 */
export function readHtml(html: string): HtmlReading {
  const outliner = new HtmlOutliner();
  for (const token of withoutDrawings(htmlTokens(html))) {
    if (token.kind === 'text') outliner.addText(token.text);
    else if (token.kind === 'close') outliner.close(token.name);
    else if (!outliner.open(token.name, token.attributes)) return { kind: 'too-deep' };
  }
  const blocks = outliner.end();
  if (countOf(blocks) > mostBlocks) return { kind: 'too-many-blocks' };
  return { kind: 'read', blocks: tidyBlocks(blocks) };
}

function countOf(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, block) => sum + sizeOf(block), 0);
}

function sizeOf(block: HtmlBlock): number {
  if (block.kind === 'paragraph') return block.lines.length;
  if (block.kind === 'table') return block.rows.flat().length;
  if (block.kind !== 'list') return 1;
  return block.items.reduce((sum, item) => sum + 1 + countOf(item), 0);
}

function* withoutDrawings(tokens: Iterable<HtmlToken>): Generator<HtmlToken> {
  let drawing: string | null = null;
  let depth = 0;
  for (const token of tokens) {
    if (drawing === null && token.kind === 'open' && drawings.has(token.name)) drawing = token.name;
    if (drawing === null) yield token;
    else depth += depthChange(token, drawing);
    if (depth === 0) drawing = null;
  }
}

function depthChange(token: HtmlToken, drawing: string): number {
  if (token.kind === 'text' || token.name !== drawing) return 0;
  if (token.kind === 'close') return -1;
  return token.isEmpty ? 0 : 1;
}

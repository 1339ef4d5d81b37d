import type { HtmlBlock } from './html-block.js';

/** `- x`, `• x`, `1. x`, `2) x`: how a list is written where there is no button for it. */
const writtenMark = /^(?:[-*•–—·]|(\d{1,2})[.)])\s+/u;

/** A line that begins with the mark of a list, or a block as it is. */
type Unit = { readonly kind: 'marked'; readonly line: string } | HtmlBlock;

/**
 * Blocks without empty lists, and with lists where people wrote them as lines: two marks or more, one
 * after the other, in a paragraph or as paragraphs of their own.
 */
export function tidyBlocks(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const tidy: HtmlBlock[] = [];
  let lines: string[] = [];
  const endList = (): void => {
    if (lines.length > 0) tidy.push(listOf(lines));
    lines = [];
  };
  for (const unit of blocks.flatMap(unitsOf)) {
    if (unit.kind === 'marked') lines.push(unit.line);
    else {
      endList();
      tidy.push(unit);
    }
  }
  endList();
  return tidy;
}

function unitsOf(block: HtmlBlock): Unit[] {
  if (block.kind === 'list') {
    const items = block.items.map(tidyBlocks).filter(({ length }) => length > 0);
    return items.length === 0 ? [] : [{ ...block, items }];
  }
  if (block.kind !== 'paragraph' || block.isQuoted) return [block];
  const marks = block.lines.filter((line) => writtenMark.test(line)).length;
  if (marks === 0 || (marks === 1 && block.lines.length > 1)) return [block];
  return block.lines.map((line) =>
    writtenMark.test(line)
      ? { kind: 'marked', line }
      : { kind: 'paragraph', lines: [line], isQuoted: false },
  );
}

function listOf(marked: readonly string[]): HtmlBlock {
  if (marked.length === 1) return { kind: 'paragraph', lines: marked, isQuoted: false };
  const isOrdered = marked.every((line) => writtenMark.exec(line)?.[1] !== undefined);
  const items = marked.map((line): HtmlBlock[] => [
    { kind: 'paragraph', lines: [line.replace(writtenMark, '')], isQuoted: false },
  ]);
  return { kind: 'list', isOrdered, items };
}

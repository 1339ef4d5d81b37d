import type { HtmlBlock, HtmlItem } from './html-block.js';
import { splitCode } from './split-code.js';

/** A heading; the same object for all that stands below it. */
export interface OutlineHeading {
  readonly level: number;
  readonly html: string;
}

type Paragraph = Extract<HtmlBlock, { kind: 'paragraph' }>;

/** One claim, with what leads to it: the lines above the lists that it is in. */
export interface OutlineLeaf {
  readonly leads: readonly Paragraph[];
  readonly blocks: readonly HtmlBlock[];
}

/** A paragraph, or an item of a list with all that is below it. */
export interface OutlinePiece {
  /** The headings that it stands under, the widest first. */
  readonly headings: readonly OutlineHeading[];
  /** The line that leads to its list, such as `We store:`. */
  readonly lead: Paragraph | null;
  /** As it stands: an item as a list of one. */
  readonly block: HtmlBlock;
  /** What it says, for an item without its mark. */
  readonly content: readonly HtmlBlock[];
  readonly leaves: readonly OutlineLeaf[];
}

/** What an answer is made of, in its order: nothing is left out, not even a heading above nothing. */
export function outlinePieces(blocks: readonly HtmlBlock[]): OutlinePiece[] {
  const pieces: OutlinePiece[] = [];
  const used = new Set<OutlineHeading>();
  let headings: readonly OutlineHeading[] = [];
  const leaveTo = (kept: readonly OutlineHeading[]): void => {
    const last = headings.at(-1);
    if (last !== undefined && last !== kept.at(-1) && !used.has(last)) {
      const blank: Paragraph = { kind: 'paragraph', lines: [last.html], isQuoted: false };
      pieces.push(pieceOf(headings.slice(0, -1), null, blank));
    }
    headings = kept;
  };
  for (const [lead, block] of withLeads(blocks, isOpenEnded)) {
    if (block.kind === 'heading') {
      leaveTo(headings.filter(({ level }) => level < block.level));
      headings = [...headings, block];
      continue;
    }
    for (const heading of headings) used.add(heading);
    if (block.kind === 'list') pieces.push(...itemPieces(headings, lead, block));
    else for (const part of partsOf(block)) pieces.push(pieceOf(headings, lead, part));
  }
  leaveTo([]);
  return pieces;
}

/** A listing that is too long for a point goes on in the next one. */
function partsOf(block: HtmlBlock): HtmlBlock[] {
  return block.kind === 'code'
    ? splitCode(block.html).map((html) => ({ ...block, html }))
    : [block];
}

function pieceOf(
  headings: readonly OutlineHeading[],
  lead: Paragraph | null,
  block: HtmlBlock,
): OutlinePiece {
  const leaves = leavesOf([block], lead === null ? [] : [lead]);
  return { headings, lead, block, content: [block], leaves };
}

function itemPieces(
  headings: readonly OutlineHeading[],
  lead: Paragraph | null,
  { isOrdered, items }: Extract<HtmlBlock, { kind: 'list' }>,
): OutlinePiece[] {
  const leads = lead === null ? [] : [lead];
  return items.map((item, index) => {
    const block: HtmlBlock = { kind: 'list', isOrdered, first: index + 1, items: [item] };
    return { headings, lead, block, content: item, leaves: itemLeaves(item, leads) };
  });
}

/** What stands below an item is led by it, whatever its line ends with. */
function itemLeaves(item: HtmlItem, leads: readonly Paragraph[]): OutlineLeaf[] {
  if (!item.some(({ kind }) => kind === 'list')) return [{ leads, blocks: item }];
  return withLeads(item, () => true).flatMap(([lead, block]) =>
    leavesOf([block], lead === null ? leads : [...leads, lead]),
  );
}

function leavesOf(blocks: readonly HtmlBlock[], leads: readonly Paragraph[]): OutlineLeaf[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap((item) => itemLeaves(item, leads));
    if (block.kind !== 'table') return [{ leads, blocks: [block] }];
    return block.rows.map((row) => ({ leads, blocks: [lineOf(row)] }));
  });
}

function lineOf(row: readonly string[]): Paragraph {
  const line = row.filter((cell) => cell !== '').join(' | ');
  return { kind: 'paragraph', lines: [line], isQuoted: false };
}

function isOpenEnded({ lines }: Paragraph): boolean {
  return /:(?:<\/\w+>)*$/u.test(lines.at(-1) ?? '');
}

/** The blocks, each with the paragraph before it where that is only there to lead to it. */
function withLeads(
  blocks: readonly HtmlBlock[],
  canLead: (paragraph: Paragraph) => boolean,
): [Paragraph | null, HtmlBlock][] {
  const led: [Paragraph | null, HtmlBlock][] = [];
  let lead: Paragraph | null = null;
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]?.kind;
    const leadsOn = next === 'list' || next === 'code' || next === 'table';
    if (block.kind === 'paragraph' && leadsOn && canLead(block)) {
      // Two in a row cannot be: this one is followed by what it leads to.
      lead = block;
      continue;
    }
    led.push([lead, block]);
    lead = null;
  }
  return led;
}

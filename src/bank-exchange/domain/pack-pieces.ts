import { PointComposer, type RenderBlocks } from './compose-point.js';
import type { OutlinePiece } from './outline-pieces.js';

export interface PointBounds {
  readonly words: number;
  readonly characters: number;
}

interface Chunk {
  readonly first: OutlinePiece;
  readonly texts: string[];
}

/**
 * What stands under one heading as one point, or as several where it exceeds the bounds. A piece is
 * never cut: one that exceeds them alone is a point of its own.
 */
export function packPieces(
  pieces: readonly OutlinePiece[],
  bounds: PointBounds,
  render: RenderBlocks,
): string[] {
  const chunks: Chunk[] = [];
  let last: OutlinePiece | null = null;
  for (const piece of pieces) {
    const chunk = chunks.at(-1);
    const text = textOf(piece, last, render);
    const goesOn = last !== null && last.headings.at(-1) === piece.headings.at(-1);
    if (chunk !== undefined && goesOn && fits([...chunk.texts, text], bounds)) {
      chunk.texts.push(text);
    } else {
      chunks.push({ first: piece, texts: [textOf(piece, null, render)] });
    }
    last = piece;
  }
  const composer = new PointComposer(render);
  return chunks.map(({ first, texts }) => composer.compose(first.headings, [], texts.join('')));
}

/** With what separates it from the piece before it: items of one list stand close. */
function textOf(piece: OutlinePiece, last: OutlinePiece | null, render: RenderBlocks): string {
  const { lead, block } = piece;
  const text = render([block]);
  if (lead !== null && lead !== last?.lead) {
    return `${last === null ? '' : '\n\n'}${render([lead])}\n\n${text}`;
  }
  if (last === null) return text;
  return `${block.kind === 'list' && last.block.kind === 'list' ? '\n' : '\n\n'}${text}`;
}

function fits(texts: readonly string[], { words, characters }: PointBounds): boolean {
  const text = texts.join('');
  return text.length <= characters && text.trim().split(/\s+/u).length <= words;
}

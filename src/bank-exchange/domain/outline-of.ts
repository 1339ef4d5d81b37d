import { PointComposer, type RenderBlocks } from './compose-point.js';
import type { HtmlBlock } from './html-block.js';
import { joinShortest } from './join-shortest.js';
import { outlinePieces, type OutlinePiece } from './outline-pieces.js';
import { packPieces } from './pack-pieces.js';

/** What a question can have; beyond it points that belong together become one. */
const mostPoints = 40;
const longestPoint = 2000;
/** What a reader takes in at once and, where that is not enough, what a point can hold with its lead. */
const bounds = [
  { words: 100, characters: 1500 },
  { words: 1000, characters: 1800 },
] as const;

/**
 * An answer as the points of an outline, in its order and with nothing left out. Every item of a list is
 * a point and so is every paragraph; an item with a list below it leads what stands there, and a heading
 * all that follows it. Where this makes more points than an outline can have, lists below items stay with
 * them, and if that is not enough, what stands under one heading is put together, and short points with
 * their neighbours. A text that is too long even then has more points than a question may have, as the
 * checks will say.
 *
 * @param render blocks as Markdown; asked for the same ones several times
 */
export function outlineOf(blocks: readonly HtmlBlock[], render: RenderBlocks): string[] {
  const pieces = outlinePieces(blocks);
  const leaves = pieces.reduce((sum, piece) => sum + piece.leaves.length, 0);
  if (leaves <= mostPoints) return leafPoints(pieces, render);
  if (pieces.length <= mostPoints) return piecePoints(pieces, render);
  const [readable, full] = bounds;
  const points = packPieces(pieces, readable, render);
  if (points.length <= mostPoints) return points;
  return joinShortest(packPieces(pieces, full, render), { mostPoints, longest: longestPoint });
}

function leafPoints(pieces: readonly OutlinePiece[], render: RenderBlocks): string[] {
  const composer = new PointComposer(render);
  return pieces.flatMap(({ headings, leaves }) =>
    leaves.map(({ leads, blocks }) => composer.compose(headings, leads, render(blocks))),
  );
}

function piecePoints(pieces: readonly OutlinePiece[], render: RenderBlocks): string[] {
  const composer = new PointComposer(render);
  return pieces.map(({ headings, lead, content }) =>
    composer.compose(headings, lead === null ? [] : [lead], render(content)),
  );
}

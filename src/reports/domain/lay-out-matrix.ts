import type { ChartPath } from './chart-shapes.js';
import { fitText } from './fit-text.js';
import {
  cellOf,
  listMatrixColumns,
  listMatrixRows,
  matrixColumns,
  type MatrixColumn,
  type MatrixEvidence,
  type MatrixRow,
} from './list-matrix-rows.js';
import type { SheetColumn, SheetPart, SheetPlace, SheetShape } from './sheet-part.js';
import type { SheetWriter, TextStyle } from './sheet-writer.js';
import type { ShownReport } from './shown-report.js';

const mostEvidence = 3;
const text: TextStyle = { size: 8 };
const heading: TextStyle = { size: 8, fill: 'quiet' };
const strong: TextStyle = { size: 8, isBold: true };

/** Shares of the width. What is left is for the name and, where it is shown, the evidence. */
const widths: Readonly<Record<MatrixColumn, number>> = {
  weight: 0.075,
  score: 0.065,
  range: 0.095,
  seen: 0.065,
  answers: 0.08,
  status: 0.12,
};

interface Grid {
  readonly columns: readonly MatrixColumn[];
  readonly withEvidence: boolean;
  readonly nameWidth: number;
  readonly evidenceWidth: number;
}

/** The skills as a table; a line says how many there are beyond those that have a row. */
export function layOutMatrix(
  report: ShownReport,
  writer: SheetWriter,
  place: SheetPlace,
): SheetColumn {
  const { mostSkills } = writer.setting;
  const rows = listMatrixRows(report, mostEvidence);
  const grid = gridOf(report, rows, place.width);
  let y = place.y;
  const parts = [headOf(grid, writer, place)];
  y += writer.lineHeight(text) * 1.15;
  for (const row of rows.slice(0, mostSkills)) {
    const made = rowOf(row, grid, writer, { ...place, y });
    parts.push(...made.parts);
    y = made.bottom;
  }
  const table: SheetPart = { tag: 'Table', parts };
  const left = rows.length - mostSkills;
  if (left <= 0) return { bottom: y, parts: [table] };
  const words = `${left} more skills are in the JSON and on the page.`;
  const rest = writer.paragraph('P', words, { ...place, y }, { ...heading, most: 1 });
  return { bottom: rest.bottom, parts: [table, ...rest.parts] };
}

function gridOf(report: ShownReport, rows: readonly MatrixRow[], width: number): Grid {
  const columns = listMatrixColumns(report);
  const withEvidence = rows.some(({ evidence }) => evidence !== null);
  const figures = columns.reduce((sum, column) => sum + widths[column], 0);
  const left = (1 - figures) * width;
  const nameWidth = withEvidence ? left * 0.42 : left;
  return { columns, withEvidence, nameWidth, evidenceWidth: left - nameWidth };
}

/** Where each column begins, and how wide it is. */
function placesOf({ columns, nameWidth }: Grid, { x, y, width }: SheetPlace): SheetPlace[] {
  const gap = 4;
  let at = x + nameWidth;
  return columns.map((column) => {
    const own = widths[column] * width;
    at += own;
    return { x: at - own, y, width: own - gap };
  });
}

function headOf(grid: Grid, writer: SheetWriter, place: SheetPlace): SheetPart {
  const places = placesOf(grid, place);
  const cells = grid.columns.map((column, index) =>
    writer.cell('TH', matrixColumns[column], places[index] ?? place, heading),
  );
  const evidence = {
    ...place,
    x: place.x + place.width - grid.evidenceWidth,
    width: grid.evidenceWidth,
  };
  return {
    tag: 'TR',
    parts: [
      writer.cell('TH', 'Skill', { ...place, width: grid.nameWidth }, heading),
      ...cells,
      ...(grid.withEvidence ? [writer.cell('TH', 'Evidence', evidence, heading)] : []),
    ],
  };
}

function rowOf(row: MatrixRow, grid: Grid, writer: SheetWriter, place: SheetPlace): SheetColumn {
  const y = place.y + 0.15 * writer.lineHeight(text);
  const places = placesOf(grid, { ...place, y });
  const cells = grid.columns.map((column, index) =>
    writer.cell('TD', cellOf(row, column), places[index] ?? place, text),
  );
  const name = nameOf(row, writer, { ...place, y, width: grid.nameWidth - 6 });
  const x = place.x + place.width - grid.evidenceWidth;
  const evidence = grid.withEvidence
    ? evidenceOf(row, writer, { x, y, width: grid.evidenceWidth })
    : { bottom: y, parts: [] };
  const bottom = Math.max(name.bottom, evidence.bottom) + 0.15 * writer.lineHeight(text);
  const line = ruleOf(place.x, place.y, place.width);
  const parts = [...name.parts, ...cells, ...evidence.parts];
  const [first, ...others] = parts;
  // The line above belongs to the first cell: a row holds nothing but cells.
  const ruled = first === undefined ? [] : [{ ...first, shapes: [line, ...(first.shapes ?? [])] }];
  return { bottom, parts: [{ tag: 'TR', parts: [...ruled, ...others] }] };
}

const ruleOf = (x: number, y: number, width: number): ChartPath => ({
  kind: 'path',
  points: [
    [x, y],
    [x + width, y],
  ],
  stroke: 'grid',
  strokeWidth: 0.6,
});

/** Its name, and beside or below it what is asked of it. */
function nameOf(row: MatrixRow, writer: SheetWriter, place: SheetPlace): SheetColumn {
  const { isMustHave, minimum, openMustHaves } = row;
  const must = isMustHave ? `must-have${minimum === null ? '' : `, ${minimum}`}` : null;
  const open = openMustHaves === null || openMustHaves === 0 ? null : `${openMustHaves} missed`;
  const note = [must, open].filter((each) => each !== null).join('; ');
  const line = writer.lineHeight(text);
  const cell = writer.cell('TH', row.name, place, strong);
  if (note === '') return { bottom: place.y + line, parts: [cell] };
  const below = writer.cell('TH', note, { ...place, y: place.y + line }, heading);
  const shapes = [...(cell.shapes ?? []), ...(below.shapes ?? [])];
  return { bottom: place.y + 2 * line, parts: [{ tag: 'TH', shapes }] };
}

/** Each piece in a line of its own, or as many as fit into one line. */
function evidenceOf(row: MatrixRow, writer: SheetWriter, place: SheetPlace): SheetColumn {
  const line = writer.lineHeight(text);
  const more = row.moreEvidence > 0 ? [{ text: `${row.moreEvidence} more`, url: null }] : [];
  const pieces = [...(row.evidence ?? []), ...more];
  if (pieces.length === 0) {
    return { bottom: place.y + line, parts: [writer.cell('TD', 'none yet', place, heading)] };
  }
  const lines = writer.setting.isRoomy ? pieces.length : 1;
  const measure = writer.measure(text);
  const size = writer.scaled(text.size);
  const shapes: SheetShape[] = [];
  let x = place.x;
  for (const [index, piece] of pieces.entries()) {
    if (writer.setting.isRoomy) x = place.x;
    const y = place.y + (writer.setting.isRoomy ? index : 0) * line;
    const room = place.x + place.width - x;
    if (room < 4 * size) break;
    const fitted = fitText(piece.text, room, size, measure);
    shapes.push(...pieceOf(piece, fitted, { x, y, width: measure(fitted, size) }, writer));
    x += measure(`${fitted}  `, size);
  }
  return { bottom: place.y + lines * line, parts: [{ tag: 'TD', shapes }] };
}

function pieceOf(
  { url }: MatrixEvidence,
  words: string,
  place: SheetPlace,
  writer: SheetWriter,
): SheetShape[] {
  const style = url === null ? text : ({ ...text, fill: 'primary' } as const);
  const label = writer.label(words, place, style);
  if (url === null) return [label];
  return [label, { kind: 'link', ...place, height: writer.lineHeight(text), url }];
}

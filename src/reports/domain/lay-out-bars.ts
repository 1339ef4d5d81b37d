import type { ChartDrawing, ChartRole, ChartRoom, ChartShape } from './chart-shapes.js';
import { fitText } from './fit-text.js';
import { listChartRows, type ChartRow } from './list-chart-rows.js';
import { sayScore } from './say-figures.js';
import type { ShownReport } from './shown-report.js';

/** Distances in sizes of the font. */
const rowHeight = 2.6;
const barTop = 1.35;
const barHeight = 0.75;
const margin = 0.5;

interface Frame extends ChartRoom {
  /** Of a score of 0..1. */
  readonly xOf: (score: number) => number;
}

/**
 * A bar for each score from 0 to 100 with a whisker for its 80 % range, and a line where the bar of the
 * interview is. Labels stand above their bars, so that it can be read on a phone; pale bars rest on little.
 */
export function layOutBars(report: ShownReport, room: ChartRoom): ChartDrawing {
  const { width, fontSize } = room;
  const inset = margin * fontSize;
  const xOf = (score: number): number =>
    inset + Math.min(1, Math.max(0, score)) * (width - 2 * inset);
  const frame = { ...room, xOf };
  const rows = listChartRows(report);
  const top = 1.6 * fontSize;
  const bottom = top + rows.length * rowHeight * fontSize;
  const shapes = [
    ...scaleOf(frame, top, bottom),
    ...rows.flatMap((row, index) => rowOf(frame, row, top + index * rowHeight * fontSize)),
    barLabelOf(frame, report.bar, top),
    ...rows.map((_, index) => barMarkOf(frame, report.bar, top + index * rowHeight * fontSize)),
  ];
  return { width, height: bottom + 1.6 * fontSize, shapes };
}

/** Lines at the quarters, with their figures below. */
function scaleOf({ xOf, fontSize }: Frame, top: number, bottom: number): ChartShape[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((score): ChartShape[] => [
    line('grid', 1, [xOf(score), top], [xOf(score), bottom]),
    {
      kind: 'label',
      x: xOf(score),
      y: bottom + 1.1 * fontSize,
      size: 0.85 * fontSize,
      fill: 'quiet',
      text: sayScore(score),

      anchor: score === 0 ? 'start' : score === 1 ? 'end' : 'middle',
    },
  ]);
}

function rowOf(frame: Frame, row: ChartRow, top: number): ChartShape[] {
  const { xOf, fontSize, measure } = frame;
  const middle = top + (barTop + barHeight / 2) * fontSize;
  const size = fontSize;
  const room = xOf(1) - xOf(0) - measure(row.figures, size) - fontSize;
  // Bold letters are an eighth wider.
  const label = fitText(row.label, row.isTotal ? room / 1.13 : room, size, measure);
  const base = { kind: 'label', y: top + 1.05 * fontSize, size } as const;
  return [
    ...barOf(frame, row, top + barTop * fontSize),
    ...whiskerOf(frame, row, middle),
    ...minimumOf(frame, row, middle),
    { ...base, x: xOf(0), anchor: 'start', fill: 'ink', isBold: row.isTotal, text: label },
    { ...base, x: xOf(1), anchor: 'end', fill: 'ink', isBold: row.isTotal, text: row.figures },
  ];
}

function barOf({ xOf, fontSize }: Frame, { score, isPale }: ChartRow, y: number): ChartShape[] {
  if (score === null) return [];
  const place = { kind: 'bar', x: xOf(0), y, width: xOf(score) - xOf(0) } as const;
  const height = barHeight * fontSize;
  const look = isPale
    ? ({ fill: 'band', stroke: 'primary' } as const)
    : { fill: 'primary' as const };
  return [{ ...place, height, ...look }];
}

/** From the low to the high end, with a halo that keeps it apart from the bar. */
function whiskerOf({ xOf, fontSize }: Frame, { range }: ChartRow, y: number): ChartShape[] {
  if (range === null || range.low80 === null || range.high80 === null) return [];
  const [low, high] = [xOf(range.low80), xOf(range.high80)];
  const half = 0.3 * fontSize;
  const strokes = [
    [
      [low, y],
      [high, y],
    ],
    [
      [low, y - half],
      [low, y + half],
    ],
    [
      [high, y - half],
      [high, y + half],
    ],
  ] as const;
  const halo = strokes.map(([from, to]) => line('paper', 0.26 * fontSize, from, to));
  return [...halo, ...strokes.map(([from, to]) => line('ink', 0.13 * fontSize, from, to))];
}

/** A tick where a must-have would be good enough. */
function minimumOf({ xOf, fontSize }: Frame, { minScore }: ChartRow, y: number): ChartShape[] {
  if (minScore === null) return [];
  const [x, half] = [xOf(minScore), 0.6 * fontSize];
  return [line('secondary', 0.2 * fontSize, [x, y - half], [x, y + half])];
}

/** Where the bar of the interview is, in words above all rows. */
function barLabelOf({ xOf, fontSize }: Frame, bar: number, top: number): ChartShape {
  return {
    kind: 'label',
    x: xOf(bar),
    y: top - 0.4 * fontSize,
    size: 0.85 * fontSize,
    text: `bar ${sayScore(bar)}`,
    anchor: bar < 0.1 ? 'start' : bar > 0.9 ? 'end' : 'middle',
    fill: 'secondary',
  };
}

/** The same beside the bar of one row: a line through all of them would cross their figures. */
function barMarkOf({ xOf, fontSize }: Frame, bar: number, top: number): ChartShape {
  const [x, from] = [xOf(bar), top + (barTop - 0.15) * fontSize];
  const to = from + (barHeight + 0.3) * fontSize;
  const dash: [number, number] = [0.3 * fontSize, 0.2 * fontSize];
  return { ...line('secondary', 0.13 * fontSize, [x, from], [x, to]), dash };
}

type Point = readonly [number, number];

function line(stroke: ChartRole, strokeWidth: number, from: Point, to: Point) {
  return { kind: 'path', points: [from, to], stroke, strokeWidth } as const;
}

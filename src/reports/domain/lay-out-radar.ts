import type { ChartDrawing, ChartRole, ChartRoom, ChartShape } from './chart-shapes.js';
import { fitText } from './fit-text.js';
import { listChartRows, type ChartRow } from './list-chart-rows.js';
import { sayScore } from './say-figures.js';
import type { ShownReport } from './shown-report.js';

type Point = readonly [number, number];

/**
 * The skills around a circle in the order of the blueprint, clockwise from the top. Neither filled nor with
 * ranges: the area means nothing, and what next to nothing is known of stays open.
 */
export function layOutRadar(report: ShownReport, room: ChartRoom): ChartDrawing {
  const { width, fontSize } = room;
  const rows = listChartRows(report).filter(({ isTotal }) => !isTotal);
  const radius = width * 0.27;
  const centre: Point = [width / 2, radius + 3.2 * fontSize];
  const at = (index: number, score: number): Point => {
    const angle = (2 * Math.PI * index) / Math.max(1, rows.length);
    const reach = radius * score;
    return [centre[0] + reach * Math.sin(angle), centre[1] - reach * Math.cos(angle)];
  };
  const ring = (score: number): Point[] => rows.map((_, index) => at(index, score));
  const shapes: ChartShape[] = [
    ...[0.25, 0.5, 0.75, 1].map((score) => closed('grid', 1, ring(score))),
    ...rows.map((_, index) => path('grid', 1, [centre, at(index, 1)])),
    {
      ...closed('secondary', 0.13 * fontSize, ring(report.bar)),
      dash: [0.4 * fontSize, 0.3 * fontSize],
    },
    ...outlineOf(rows, at, 0.16 * fontSize),
    ...rows.flatMap((row, index) =>
      labelsOf(row, at(index, 1 + fontSize / radius), centre[0], room),
    ),
    {
      kind: 'label',
      x: centre[0],
      y: centre[1] + radius + 3.6 * fontSize,
      anchor: 'middle',
      size: 0.85 * fontSize,
      fill: 'secondary',
      text: `dashed: bar ${sayScore(report.bar)}`,
    },
  ];
  return { width, height: centre[1] + radius + 4.4 * fontSize, shapes };
}

/** From each skill that has a score to the next one, and a mark on it. */
function outlineOf(
  rows: readonly ChartRow[],
  at: (index: number, score: number) => Point,
  strokeWidth: number,
): ChartShape[] {
  const points = rows.map(({ score }, index) => (score === null ? null : at(index, score)));
  return points.flatMap((point, index): ChartShape[] => {
    if (point === null) return [];
    const next = points[(index + 1) % points.length] ?? null;
    const size = strokeWidth * 3;
    const [x, y] = [point[0] - size / 2, point[1] - size / 2];
    const fill = rows[index]?.isPale === true ? 'band' : 'primary';
    return [
      ...(next === null ? [] : [path('primary', strokeWidth, [point, next])]),
      { kind: 'bar', x, y, width: size, height: size, fill, stroke: 'primary' },
    ];
  });
}

/** The name of a skill and its figure, outside of the circle. */
function labelsOf(
  { label, score }: ChartRow,
  [x, y]: Point,
  middle: number,
  { width, fontSize, measure }: ChartRoom,
): ChartShape[] {
  const side = Math.abs(x - middle) < fontSize ? 'middle' : x < middle ? 'end' : 'start';
  const room = side === 'middle' ? width : side === 'end' ? x : width - x;
  const text = fitText(label, room - 0.5 * fontSize, fontSize, measure);
  const base = { kind: 'label', x, anchor: side, size: fontSize } as const;
  const figure = score === null ? 'no data' : sayScore(score);
  return [
    { ...base, y: y - 0.2 * fontSize, fill: 'ink', text },
    { ...base, y: y + fontSize, fill: 'quiet', text: figure },
  ];
}

function path(stroke: ChartRole, strokeWidth: number, points: readonly Point[]) {
  return { kind: 'path', points, stroke, strokeWidth } as const;
}

function closed(stroke: ChartRole, strokeWidth: number, points: readonly Point[]) {
  return { ...path(stroke, strokeWidth, points), isClosed: true } as const;
}

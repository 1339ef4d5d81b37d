import { createHash } from 'node:crypto';
import { Markup, markup } from '../kernel/markup.js';
import { darkColours, lightColours, type ChartColours } from '../platform/charts/chart-colours.js';
import type { ChartTheme } from '../platform/charts/chart.js';
import { darkRules } from '../platform/charts/frame-svg.js';
import type { ChartDrawing, ChartLabel, ChartPath, ChartShape } from './domain/chart-shapes.js';
import { describeChart } from './domain/describe-chart.js';
import type { ShownReport } from './domain/shown-report.js';
import { toPlainReport } from './domain/to-plain-report.js';
import { layOutChart, type ChartKind } from './lay-out-chart.js';

export interface ChartWish {
  readonly chart: ChartKind;
  readonly theme: ChartTheme;
}

/** The chart as a file of its own, which says its figures to those who do not see it. */
export function writeChartSvg(report: ShownReport, { chart, theme }: ChartWish): string {
  const shown = toPlainReport(report);
  const drawing = layOutChart(shown, chart);
  const label = nameChart(shown);
  const colours = theme === 'dark' ? darkColours : lightColours;
  const body = drawShapes(drawing, colours);
  const id = `chart-${createHash('sha256').update(`${label}${body.text}`).digest('hex').slice(0, 12)}`;
  // Rules of our own making, of which no part is anybody's text.
  const style = theme === 'auto' ? new Markup(`<style>${darkRules(`#${id}`)}</style>`) : null;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" id="${id}" role="img" aria-label="${label}" width="${drawing.width}" height="${round(drawing.height)}" viewBox="0 0 ${drawing.width} ${round(drawing.height)}" font-family="system-ui, &quot;DejaVu Sans&quot;, sans-serif"><title>${titleOf(shown)}</title>${style}${paper(drawing, colours)}${body}</svg>`
    .text;
}

/** The chart inside of a page, whose style sheet knows its dark colours. */
export function drawChartInPage(
  report: ShownReport,
  kind: ChartKind,
  colours: ChartColours,
): Markup {
  const { width, height, ...drawing } = layOutChart(report, kind);
  const body = drawShapes({ width, height, ...drawing }, colours);
  return markup`<svg class="chart" role="img" aria-label="${nameChart(report)}" viewBox="0 0 ${width} ${round(height)}">${body}</svg>`;
}

const titleOf = ({ targetName }: ShownReport): string => `Readiness: ${targetName}`;
const nameChart = (report: ShownReport): string => `${titleOf(report)}. ${describeChart(report)}`;

function paper({ width, height }: ChartDrawing, colours: ChartColours): Markup {
  return markup`<rect width="${width}" height="${round(height)}" fill="${colours.paper}"/>`;
}

function drawShapes({ shapes }: ChartDrawing, colours: ChartColours): Markup {
  return markup`${shapes.map((shape) => drawShape(shape, colours))}`;
}

function drawShape(shape: ChartShape, colours: ChartColours): Markup {
  if (shape.kind === 'label') return drawLabel(shape, colours);
  if (shape.kind === 'path') return drawPath(shape, colours);
  const { x, y, width, height, fill, stroke } = shape;
  const edge = stroke === undefined ? null : markup` stroke="${colours[stroke]}"`;
  return markup`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${colours[fill]}"${edge}/>`;
}

function drawPath(shape: ChartPath, colours: ChartColours): Markup {
  const { points, isClosed = false, stroke, strokeWidth, dash } = shape;
  const at = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
  const element = new Markup(isClosed ? 'polygon' : 'polyline');
  const dashes =
    dash === undefined ? null : markup` stroke-dasharray="${dash.map(round).join(' ')}"`;
  return markup`<${element} points="${at}" fill="none" stroke="${colours[stroke]}" stroke-width="${round(strokeWidth)}"${dashes}/>`;
}

function drawLabel(label: ChartLabel, colours: ChartColours): Markup {
  const { x, y, anchor, size, fill, text, isBold = false } = label;
  const weight = isBold ? markup` font-weight="bold"` : null;
  return markup`<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" text-anchor="${anchor}" fill="${colours[fill]}"${weight}>${text}</text>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

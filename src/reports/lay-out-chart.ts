import { estimateTextWidth } from './domain/estimate-text-width.js';
import type { ChartDrawing } from './domain/chart-shapes.js';
import { layOutBars } from './domain/lay-out-bars.js';
import { layOutRadar } from './domain/lay-out-radar.js';
import type { ShownReport } from './domain/shown-report.js';

/** Bars say more: the radar is for those who ask for one. */
export const chartKinds = ['bars', 'radar'] as const;
export type ChartKind = (typeof chartKinds)[number];

export const layOutKind = { bars: layOutBars, radar: layOutRadar } as const;

/** The chart as screens show it: narrow enough to be read on a phone without being made smaller. */
export function layOutChart(report: ShownReport, kind: ChartKind): ChartDrawing {
  return layOutKind[kind](report, { width: 360, fontSize: 13, measure: estimateTextWidth });
}

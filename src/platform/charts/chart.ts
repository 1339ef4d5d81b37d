import type { TopLevelSpec } from 'vega-lite';
import type { ChartColours } from './chart-colours.js';

/** `auto` follows what the viewer prefers, through CSS inside the drawing. */
export const chartThemes = ['light', 'dark', 'auto'] as const;
export type ChartTheme = (typeof chartThemes)[number];

/** A drawing of some figures, as a feature hands it over to be rendered. */
export interface Chart {
  /** Stands above the chart, and names it for those who do not see it. */
  readonly title: string;
  /** The figures in words: what somebody who does not see the chart is told instead. */
  readonly description: string;
  /**
   * The Vega-Lite spec, with its figures in it as `values` and no colours but these. Title, background,
   * fonts and the colours of axes are added.
   */
  readonly draw: (colours: ChartColours) => TopLevelSpec;
}

import type { Config } from 'vega-lite';
import type { ChartColours } from './chart-colours.js';

const font = 'system-ui, sans-serif';

/** How every chart looks, wherever its spec does not say otherwise. */
export function chartConfig(colours: ChartColours): Config {
  const { paper, ink, quiet, grid, primary, secondary, tertiary, heat } = colours;
  const labels = { labelColor: quiet, labelFontSize: 12, titleColor: ink, titleFontSize: 12 };
  return {
    // The drawing is one image with one description; names for single marks would be read out too.
    aria: false,
    background: paper,
    font,
    padding: 16,
    title: {
      aria: false,
      anchor: 'start',
      color: ink,
      fontSize: 16,
      offset: 12,
      subtitleColor: quiet,
    },
    view: { stroke: null },
    axis: {
      ...labels,
      titleFontWeight: 'normal',
      domainColor: quiet,
      tickColor: quiet,
      gridColor: grid,
    },
    legend: { ...labels, titleFontWeight: 'normal', symbolStrokeColor: quiet },
    mark: { color: primary },
    text: { color: ink, fontSize: 12 },
    range: { category: [primary, secondary, tertiary, quiet], ordinal: [...heat] },
  };
}

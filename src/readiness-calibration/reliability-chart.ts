import type { TopLevelSpec } from 'vega-lite';
import type { ChartColours } from '../platform/charts/chart-colours.js';
import type { Chart } from '../platform/charts/chart.js';
import { sayCount, sayShare } from '../platform/charts/words.js';
import type { ForecastBin } from './domain/bin-forecasts.js';
import type { ForecastCheck } from './domain/check-forecasts.js';
import { sayStanding } from './say-standing.js';

/** Chances of passing against the share that passed, with a line on which both are equal. */
export function reliabilityChart(check: ForecastCheck): Chart {
  const bins = check.figures?.bins ?? [];
  return {
    title: 'Reliability: expected and actual passes of real interviews',
    description: [sayStanding(check), ...bins.map(sayBin)].join(' '),
    draw: (colours) => drawWith(colours, bins),
  };
}

function drawWith(
  { primary, quiet, paper }: ChartColours,
  bins: readonly ForecastBin[],
): TopLevelSpec {
  const share = { type: 'quantitative' as const, scale: { domain: [0, 1] } };
  const percent = { format: '.0%', values: [0, 0.2, 0.4, 0.6, 0.8, 1] };
  const x = { ...share, field: 'meanForecast', title: 'Chance that was told', axis: percent };
  const y = { ...share, field: 'passRate', title: 'Share that passed', axis: percent };
  const points = { type: 'point', filled: true, size: 90, color: primary, opacity: 1 } as const;
  return {
    width: 400,
    height: 400,
    data: { values: bins.map((bin) => ({ ...bin })) },
    layer: [
      {
        data: { values: [{ at: 0 }, { at: 1 }] },
        mark: { type: 'line', color: quiet, strokeDash: [5, 4], strokeWidth: 1.5 },
        encoding: { x: { ...share, field: 'at' }, y: { ...share, field: 'at' } },
      },
      {
        // The chances of a bin, from the least to the greatest.
        mark: { type: 'rule', color: quiet, strokeWidth: 1.5 },
        encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y },
      },
      { mark: { type: 'line', color: primary, strokeWidth: 2 }, encoding: { x, y } },
      { mark: { ...points, stroke: paper, strokeWidth: 1.5 }, encoding: { x, y } },
    ],
  };
}

function sayBin({ forecasts, from, to, meanForecast, passRate }: ForecastBin): string {
  const range = `${sayShare(from)} to ${sayShare(to)}`;
  const came = `expected ${sayShare(meanForecast)}, passed ${sayShare(passRate)}`;
  return `Told ${range}: ${sayCount(forecasts, 'interview')}, ${came}.`;
}

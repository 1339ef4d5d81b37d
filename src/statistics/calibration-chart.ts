import type { TopLevelSpec } from 'vega-lite';
import type { ChartColours } from '../platform/charts/chart-colours.js';
import type { Chart } from '../platform/charts/chart.js';
import { sayCount, sayShare } from '../platform/charts/words.js';
import type { CalibrationBin } from './domain/bin-calibration.js';
import type { Calibration } from './statistics.service.js';

/** Predicted against actual recall, with a line on which both are equal, over the number of reviews. */
export function calibrationChart(calibration: Calibration): Chart {
  return {
    title: 'Calibration: predicted and actual recall',
    description: describe(calibration),
    draw: (colours) => drawWith(colours, calibration.bins),
  };
}

function drawWith(
  { primary, quiet, paper }: ChartColours,
  bins: readonly CalibrationBin[],
): TopLevelSpec {
  const share = { type: 'quantitative' as const, scale: { domain: [0, 1] } };
  const percent = { format: '.0%', values: [0, 0.2, 0.4, 0.6, 0.8, 1] };
  const x = { ...share, field: 'predicted', title: 'Predicted recall', axis: percent };
  const y = { ...share, field: 'actual', title: 'Actual recall', axis: percent };
  const isFilled = { filter: 'datum.reviews > 0' };
  const line = { type: 'line', color: primary, strokeWidth: 2 } as const;
  const points = { type: 'point', filled: true, size: 90, color: primary, opacity: 1 } as const;
  return {
    data: { values: bins.map((bin) => ({ ...bin })) },
    vconcat: [
      {
        width: 400,
        height: 400,
        layer: [
          {
            data: { values: [{ at: 0 }, { at: 1 }] },
            mark: { type: 'line', color: quiet, strokeDash: [5, 4], strokeWidth: 1.5 },
            encoding: { x: { ...share, field: 'at' }, y: { ...share, field: 'at' } },
          },
          { transform: [isFilled], mark: line, encoding: { x, y } },
          {
            transform: [isFilled],
            mark: { ...points, stroke: paper, strokeWidth: 1.5 },
            encoding: { x, y },
          },
        ],
      },
      {
        width: 400,
        height: 90,
        mark: { type: 'bar', color: quiet, binSpacing: 2 },
        encoding: {
          x: { field: 'from', bin: { binned: true, step: 0.1 }, title: null, axis: percent },
          x2: { field: 'to' },
          y: {
            field: 'reviews',
            type: 'quantitative',
            title: 'Reviews',
            scale: { domain: [0, Math.max(1, ...bins.map(({ reviews }) => reviews))], nice: true },
            axis: { tickCount: 3, tickMinStep: 1 },
          },
        },
      },
    ],
  };
}

function describe({ comparison, bins, evaluation }: Calibration): string {
  const { reviews, predicted, actual } = comparison;
  if (predicted === null || actual === null) {
    return 'No review came a day or more after the last one of its card yet.';
  }
  const measured =
    evaluation === null
      ? ''
      : ` Log loss ${evaluation.logLoss.toFixed(3)}, RMSE over bins ${sayShare(evaluation.rmseBins)}.`;
  const whole = `Of ${sayCount(reviews, 'review')} a day or more after the last of their card, ${sayShare(actual)} were recalled; ${sayShare(predicted)} were expected.`;
  return `${whole}${measured} ${bins.flatMap(sayBin).join(' ')}`;
}

function sayBin({ from, to, reviews, predicted, actual }: CalibrationBin): string[] {
  if (predicted === null || actual === null) return [];
  const range = `${sayShare(from)} to ${sayShare(to)}`;
  const outcome = `expected ${sayShare(predicted)}, recalled ${sayShare(actual)}`;
  return [`Predicted ${range}: ${sayCount(reviews, 'review')}, ${outcome}.`];
}

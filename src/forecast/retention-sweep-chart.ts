import type { TopLevelSpec } from 'vega-lite';
import type { ChartColours } from '../platform/charts/chart-colours.js';
import type { Chart } from '../platform/charts/chart.js';
import { sayCount, sayShare } from '../platform/charts/words.js';
import type { RetentionPoint } from './domain/sweep-retention.js';
import type { LearnerSweep } from './forecast.service.js';

const subtitle = 'Within your limits; yours is marked';

/** What each desired retention costs and gives, with the learner's own marked. */
export function retentionSweepChart({ input, points }: LearnerSweep): Chart {
  const values = points.map(({ desiredRetention, isCurrent, minutes, knowledge }) => ({
    desiredRetention,
    isCurrent,
    minutes: minutes.p50 / input.days,
    knowledge: knowledge.p50,
  }));
  const text = `Desired retention over ${sayCount(input.days, 'day')}`;
  return {
    title: text,
    description: describe(points, input.days),
    draw: (colours) => ({ title: { text, subtitle }, ...drawWith(colours, values) }),
  };
}

function drawWith({ primary, secondary, paper }: ChartColours, values: object[]): TopLevelSpec {
  const x = {
    field: 'desiredRetention',
    type: 'quantitative' as const,
    title: 'Desired retention',
    scale: { zero: false, nice: false },
    axis: { format: '.0%', grid: false },
  };
  const rows = [
    { field: 'minutes', title: 'Minutes a day' },
    { field: 'knowledge', title: 'Questions recalled at the end' },
  ];
  return {
    data: { values },
    vconcat: rows.map(({ field, title }) => {
      const encoding = {
        x,
        y: { field, type: 'quantitative' as const, title, axis: { tickCount: 5 } },
      };
      return {
        width: 520,
        height: 170,
        layer: [
          { mark: { type: 'line' as const, color: primary, strokeWidth: 2 }, encoding },
          {
            transform: [{ filter: 'datum.isCurrent' }],
            mark: {
              type: 'point' as const,
              filled: true,
              size: 110,
              opacity: 1,
              color: secondary,
              stroke: paper,
              strokeWidth: 1.5,
            },
            encoding,
          },
        ],
      };
    }),
  };
}

function describe(points: readonly RetentionPoint[], days: number): string {
  const said = points.map(({ desiredRetention, isCurrent, minutes, knowledge }) => {
    const name = `${sayShare(desiredRetention)}${isCurrent ? ' (yours)' : ''}`;
    const a = (minutes.p50 / days).toFixed(1);
    return `${name}: ${a} minutes a day, ${sayCount(knowledge.p50, 'question')} recalled`;
  });
  return `What each desired retention costs over ${sayCount(days, 'day')} and leaves. ${said.join('; ')}.`;
}

import type { TopLevelSpec } from 'vega-lite';
import type { ChartColours } from '../platform/charts/chart-colours.js';
import type { Chart } from '../platform/charts/chart.js';
import { sayCount, sayDay, sayNumber, sayShare } from '../platform/charts/words.js';
import type { DayForecast, Forecast } from './domain/forecast-practice.js';
import type { Spread } from './domain/spread-of.js';
import type { LearnerForecast } from './forecast.service.js';

const subtitle = 'The middle of the runs, where eight in ten lie, and the minutes you allow';

/** Items and minutes of each day: the middle of the runs, and the range that eight in ten stay in. */
export function forecastChart({ input, forecast }: LearnerForecast): Chart {
  const budget = input.settings.minutesPerDay;
  const values = forecast.days.map(({ day, items, minutes }) => ({
    day,
    ...named('items', items),
    ...named('minutes', minutes),
  }));
  const text = `Forecast for ${sayCount(values.length, 'day')}`;
  return {
    title: text,
    description: describe(forecast),
    draw: (colours) => ({ title: { text, subtitle }, ...drawWith(colours, values, budget) }),
  };
}

function named(field: string, { p10, p50, p90 }: Spread): Record<string, number> {
  return { [`${field}10`]: p10, [`${field}50`]: p50, [`${field}90`]: p90 };
}

function drawWith(colours: ChartColours, values: object[], budget: number): TopLevelSpec {
  const { secondary } = colours;
  const limit = {
    mark: { type: 'rule' as const, color: secondary, strokeDash: [5, 4], strokeWidth: 1.5 },
    encoding: { y: { datum: budget, type: 'quantitative' as const } },
  };
  return {
    data: { values },
    vconcat: [
      { width: 640, height: 170, layer: rangeOf('items', 'Items', colours) },
      { width: 640, height: 170, layer: [...rangeOf('minutes', 'Minutes', colours), limit] },
    ],
  };
}

/** A day is a step and not a point: nothing happens between two of them. */
function rangeOf(field: string, title: string, { band, primary }: ChartColours) {
  const x = {
    field: 'day',
    type: 'temporal' as const,
    scale: { type: 'utc' as const },
    title: null,
    axis: { format: '%-d %b', grid: false, labelOverlap: 'greedy' as const },
  };
  const axis = { tickMinStep: 1, tickCount: 5 };
  const y = (percentile: number) => ({
    field: `${field}${percentile}`,
    type: 'quantitative' as const,
    title,
    axis,
  });
  const edge = { color: primary, interpolate: 'step' as const };
  return [
    {
      mark: { type: 'area' as const, color: band, opacity: 1, interpolate: 'step' as const },
      encoding: { x, y: y(10), y2: { field: `${field}90` } },
    },
    ...[10, 90].map((percentile) => ({
      mark: { ...edge, type: 'line' as const, strokeWidth: 0.75 },
      encoding: { x, y: y(percentile) },
    })),
    {
      mark: { ...edge, type: 'line' as const, strokeWidth: 2 },
      encoding: { x, y: y(50) },
    },
  ];
}

function describe({ days, totals }: Forecast): string {
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const span = `from ${sayDay(first)} to ${sayDay(last)}`;
  if (totals.items.p90 === 0) return `Nothing to practise ${span}.`;
  const { items, newItems, minutes, peakMinutes, recall, knowledge } = totals;
  const known = `about ${sayCount(knowledge.p50, 'question')} would be recalled after it`;
  const share = recall === null ? '' : `, ${sayShare(recall.p50)} of those met`;
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, week) =>
    sayWeek(days.slice(week * 7, week * 7 + 7)),
  );
  return [
    `${sayRange(items, 'item')} ${span}, ${sayCount(newItems.p50, 'new question')} among them,`,
    `in ${sayRange(minutes, 'minute')}; ${sayCount(peakMinutes.p50, 'minute')} on the fullest day;`,
    `${known}${share}.`,
    `Minutes by week from: ${weeks.join('; ')}.`,
  ].join(' ');
}

function sayRange({ p10, p50, p90 }: Spread, singular: string): string {
  const middle = sayCount(p50, singular);
  return p10 === p90 ? middle : `${middle} (${sayNumber(p10)} to ${sayNumber(p90)})`;
}

/** The sum of the middles of its days: near enough to hear how the weeks compare. */
function sayWeek(week: readonly DayForecast[]): string {
  const minutes = week.reduce((sum, day) => sum + day.minutes.p50, 0);
  return `${sayDay(week[0]?.day ?? '')}, ${sayNumber(minutes)}`;
}

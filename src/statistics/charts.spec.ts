import { afterAll, describe, expect, it } from '@jest/globals';
import {
  darkColours,
  lightColours,
  listColours,
  type ChartColours,
} from '../platform/charts/chart-colours.js';
import { ChartRenderer } from '../platform/charts/chart-renderer.service.js';
import type { Chart, ChartTheme } from '../platform/charts/chart.js';
import { calibrationChart } from './calibration-chart.js';
import type { StudiedDay } from './domain/count-study-days.js';
import { futureDueChart } from './future-due-chart.js';
import { heatMapChart } from './heat-map-chart.js';

const due = (days: number) =>
  futureDueChart({
    days: Array.from({ length: days }, (_, index) => ({
      day: new Date(Date.UTC(2026, 10, 22 + index)).toISOString().slice(0, 10),
      cards: index % 3,
      minutes: (index % 3) * 7.5,
    })),
    overdue: { cards: 0, minutes: 0 },
    total: { cards: 1234, minutes: 60.4 },
  });

const bins = Array.from({ length: 10 }, (_, index) => ({
  from: index / 10,
  to: (index + 1) / 10,
  reviews: index === 9 ? 4 : 0,
  predicted: index === 9 ? 0.93 : null,
  actual: index === 9 ? 0.75 : null,
}));

const calibration = calibrationChart({
  comparison: { reviews: 4, predicted: 0.93, actual: 0.75 },
  bins,
  evaluation: { logLoss: 0.345678, rmseBins: 0.18, reviews: 4, outliers: 0 },
});

const heatMap = (days: StudiedDay[]) =>
  heatMapChart({
    from: '2026-01-01',
    to: '2026-12-31',
    days,
    total: { days: days.length, reviews: 16, minutes: 20.4 },
  });

const busyDays = [
  { day: '2026-01-01', reviews: 1, minutes: 0.4 },
  { day: '2026-02-01', reviews: 10, minutes: 15 },
  { day: '2026-02-02', reviews: 5, minutes: 5 },
];

describe('what charts say to those who do not see them', () => {
  it.each<[string, Chart, string]>([
    [
      'what falls due, by day',
      due(3),
      '1,234 cards in 60 minutes from 22 November 2026 to 24 November 2026. None is overdue. ' +
        'By day: 23 November 2026, 1 card in 8 minutes; 24 November 2026, 2 cards in 15 minutes.',
    ],
    [
      'how well the model knows the learner',
      calibration,
      'Of 4 reviews a day or more after the last of their card, 75% were recalled; 93% were ' +
        'expected. Log loss 0.346, RMSE over bins 18%. Predicted 90% to 100%: 4 reviews, ' +
        'expected 93%, recalled 75%.',
    ],
    [
      'practice by day',
      heatMap(busyDays),
      '16 reviews in 20 minutes on 3 days from 1 January 2026 to 31 December 2026. The busiest ' +
        'day was 1 February 2026 with 10 reviews. By month: January 2026, 1 review in 0 minutes ' +
        'on 1 day; February 2026, 15 reviews in 20 minutes on 2 days.',
    ],
    ['no practice', heatMap([]), 'No reviews from 1 January 2026 to 31 December 2026.'],
  ])('is %s', (_, chart, description) => {
    expect(chart.description).toBe(description);
  });

  it('is by week where the days are many', () => {
    expect(due(90).description).toContain(
      'By week from: 22 November 2026, 6 cards in 45 minutes; 29 November 2026, 7 cards',
    );
  });
});

describe('charts', () => {
  const renderer = new ChartRenderer();
  afterAll(() => renderer.onApplicationShutdown());
  const charts: [string, Chart][] = [
    ['what falls due', due(30)],
    ['calibration', calibration],
    ['practice by day', heatMap(busyDays)],
    ['no practice', heatMap([])],
  ];
  const themes: [ChartTheme, ChartColours][] = [
    ['light', lightColours],
    ['dark', darkColours],
  ];

  it.each(charts)('of %s use the colours of the theme alone', async (_, chart) => {
    for (const [theme, colours] of themes) {
      const svg = await renderer.render(chart, theme);
      const used = Array.from(svg.matchAll(/(?:fill|stroke)="([^"]*)"/gu), ([, colour]) => colour);
      const allowed = [...listColours(colours), 'none', 'transparent'];
      expect(used.filter((colour) => !allowed.includes(colour ?? ''))).toEqual([]);
      expect(used.length).toBeGreaterThan(10);
    }
  });

  it('show a cell for each day of a year, in its level', async () => {
    const svg = await renderer.render(heatMap(busyDays), 'light');
    const cells = (level: 0 | 1 | 2 | 3) =>
      svg.match(new RegExp(`<path d="[^"]*" fill="${lightColours.heat[level]}" stroke=`, 'gu')) ??
      [];
    expect([cells(0).length, cells(1).length, cells(2).length, cells(3).length]).toEqual([
      362, 1, 1, 1,
    ]);
  });
});

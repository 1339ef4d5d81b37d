import type { TopLevelSpec } from 'vega-lite';
import type { ChartColours } from '../platform/charts/chart-colours.js';
import type { Chart } from '../platform/charts/chart.js';
import { sayCount, sayDay, sayShare } from '../platform/charts/words.js';
import type { Snapshot } from './domain/snapshot.js';
import type { ScoreHistory } from './score-history.service.js';

/** Up to here the words name every snapshot, over it so many of them evenly. */
const mostNamed = 30;

/** The score over time, with the range that holds the true one in 8 of 10 cases, and the bar. */
export function historyChart(history: ScoreHistory): Chart {
  return {
    title: `Readiness: ${history.target.name}`,
    description: describe(history),
    draw: (colours) => drawWith(colours, history),
  };
}

const names = { range: '80% range', bar: 'Bar', score: 'Score', final: 'Before the interview' };

const x = {
  field: 'at',
  type: 'temporal',
  scale: { type: 'utc' },
  axis: { title: null, format: '%-d %b', labelOverlap: 'greedy', grid: false },
} as const;

const y = (field: string) => ({
  field,
  type: 'quantitative' as const,
  scale: { domain: [0, 100] },
  title: 'Points out of 100',
});

function drawWith(colours: ChartColours, { snapshots }: ScoreHistory): TopLevelSpec {
  const { primary, secondary, tertiary, band } = colours;
  const color = (name: string) => ({
    datum: name,
    type: 'nominal' as const,
    title: null,
    scale: { domain: Object.values(names), range: [band, secondary, primary, tertiary] },
    legend: { orient: 'top' as const, labelLimit: 0 },
  });
  const edge = { type: 'line', color: primary, strokeWidth: 1 } as const;
  const bar = { type: 'line', strokeWidth: 1.5, interpolate: 'step-after' } as const;
  const point = { type: 'point', filled: true, opacity: 1 } as const;
  return {
    data: { values: snapshots.map(toPoint) },
    width: 640,
    height: 300,
    layer: [
      {
        mark: 'area',
        encoding: { x, y: y('low'), y2: { field: 'high' }, color: color(names.range) },
      },
      { mark: edge, encoding: { x, y: y('low') } },
      { mark: edge, encoding: { x, y: y('high') } },
      {
        mark: { ...bar, strokeDash: [5, 4] },
        encoding: { x, y: y('bar'), color: color(names.bar) },
      },
      {
        mark: { type: 'line', strokeWidth: 2.5 },
        encoding: { x, y: y('score'), color: color(names.score) },
      },
      { mark: { ...point, size: 30 }, encoding: { x, y: y('score'), color: color(names.score) } },
      {
        transform: [{ filter: 'datum.isFinal' }],
        mark: { ...point, shape: 'diamond', size: 140 },
        encoding: { x, y: y('score'), color: color(names.final) },
      },
    ],
  };
}

function toPoint({ asOf, score, low80, high80, bar, isFinal }: Snapshot): Record<string, unknown> {
  return {
    at: asOf.getTime(),
    score: score * 100,
    low: low80 * 100,
    high: high80 * 100,
    bar: bar * 100,
    isFinal,
  };
}

function describe({ target, snapshots, hasEarlier }: ScoreHistory): string {
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (first === undefined || last === undefined) return 'No score was kept yet.';
  const interview =
    target.interviewDay === null ? '' : ` The interview is on ${sayDay(target.interviewDay)}.`;
  const earlier = hasEarlier ? ' Earlier ones are left out.' : '';
  const span = `${sayCount(snapshots.length, 'score')} from ${sayDay(first.studyDay)} to ${sayDay(last.studyDay)}`;
  const course = `${sayPoints(first.score)} at first, ${sayPoints(last.score)} at last`;
  const chance = `The chance of reaching the bar of ${sayPoints(last.bar)} is ${sayShare(last.passProbability)}.`;
  const step = Math.ceil(snapshots.length / mostNamed);
  const named = snapshots.filter((_, index) => (snapshots.length - 1 - index) % step === 0);
  return `${span}: ${course}.${earlier}${interview} ${chance} ${named.map(sayScore).join('; ')}.`;
}

function sayScore({ studyDay, score, low80, high80, isFinal }: Snapshot): string {
  const range = `${sayPoints(score)}, range ${sayPoints(low80)} to ${sayPoints(high80)}`;
  return `${sayDay(studyDay)}: ${range}${isFinal ? ', before the interview' : ''}`;
}

function sayPoints(figure: number): string {
  return String(Math.round(figure * 100));
}

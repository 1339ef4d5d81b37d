import { listChartRows } from './list-chart-rows.js';
import { sayScore } from './say-figures.js';
import type { ShownReport } from './shown-report.js';

/** The figures of the chart as one sentence each: for those who do not see it. */
export function describeChart(report: ShownReport): string {
  const rows = listChartRows(report);
  if (rows.length === 0) return 'No scores are shown.';
  const said = rows.map(({ label, figures }) => `${label}: ${figures}.`);
  const ranges = rows.some(({ range }) => range !== null) ? ', 80% range in brackets' : '';
  return `Scores out of 100${ranges}; the bar is ${sayScore(report.bar)}. ${said.join(' ')}`;
}

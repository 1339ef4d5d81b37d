import { sayRange, sayScore, statusWords } from './say-figures.js';
import type { ReadinessStatus } from '../../readiness/domain/readiness.js';
import type { ShownRange, ShownReport } from './shown-report.js';

/** One bar of the chart. */
export interface ChartRow {
  readonly label: string;
  readonly isTotal: boolean;
  readonly score: number | null;
  readonly range: ShownRange | null;
  /** What a must-have asks for at least. */
  readonly minScore: number | null;
  /** Whether there is too little behind it to draw it in full colour. */
  readonly isPale: boolean;
  /** `63 (56 to 70)`, `No data yet`. */
  readonly figures: string;
}

/** The whole first, then the skills in the order of the blueprint; only what is shown. */
export function listChartRows({ overall, skills = [] }: ShownReport): ChartRow[] {
  const total = overall === undefined ? [] : [{ ...overall, name: 'Overall', minScore: null }];
  return [...total, ...skills].map(({ name, score, status, range, minScore }, index) => ({
    label: name,
    isTotal: index < total.length,
    score,
    range: range ?? null,
    minScore,
    isPale: status === 'thin' || status === 'no-data',
    figures: figuresOf(score, status, range),
  }));
}

function figuresOf(
  score: number | null,
  status: ReadinessStatus,
  range: ShownRange | undefined,
): string {
  if (score === null) return statusWords['no-data'];
  const numbers = range === undefined ? sayScore(score) : `${sayScore(score)} (${sayRange(range)})`;
  return status === 'thin' ? `${numbers}, thin` : numbers;
}

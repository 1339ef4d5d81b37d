import { isMet, type Bar, type Figure } from './figure.js';

const columns = ['case', 'figure', 'unit', 'least', 'median', 'most', 'bar', ''] as const;

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [columns, ...figures.map(cellsOf)];
  const widths = columns.map((_, index) =>
    Math.max(...rows.map((row) => (row[index] ?? '').length)),
  );
  return rows
    .map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function cellsOf(figure: Figure): string[] {
  const { least, median, greatest } = figure.spread;
  const numbers = [least, median, greatest].map(inWords);
  return [figure.case, figure.what, figure.unit, ...numbers, barOf(figure.bar), verdictOf(figure)];
}

function inWords(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

function barOf(bar: Bar | null): string {
  if (bar === null) return '';
  return bar.least === undefined ? `≤ ${bar.most}` : `≥ ${bar.least}`;
}

function verdictOf(figure: Figure): string {
  const met = isMet(figure);
  if (met === null) return '';
  return met ? 'met' : 'MISSED';
}

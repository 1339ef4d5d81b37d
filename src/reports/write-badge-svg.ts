import { markup } from '../kernel/markup.js';
import { sayDay } from '../platform/charts/words.js';
import { estimateTextWidth } from './domain/estimate-text-width.js';
import { fitText } from './domain/fit-text.js';
import { sayRange, sayScore, statusWords } from './domain/say-figures.js';
import type { ShownReport } from './domain/shown-report.js';
import { toPlainReport } from './domain/to-plain-report.js';

const [size, height, padding, widest] = [11, 20, 7, 220];

/** White is read on all of them. Without a verdict a badge is as grey as the words before it. */
const colours = {
  ready: '#1a6b2f',
  borderline: '#8a5300',
  'not-ready': '#9c2f1c',
  thin: '#59636e',
  'no-data': '#59636e',
} as const;

/** Two words on a small sign, for the front page of a portfolio. */
export function writeBadgeSvg(report: ShownReport): string {
  const shown = toPlainReport(report);
  const { targetName, overall, asOf } = shown;
  const name = fitText(targetName, widest, size, estimateTextWidth);
  const value = valueOf(shown);
  const [left, right] = [name, value].map((text) => widthOf(text) + 2 * padding) as [
    number,
    number,
  ];
  const title = `Readiness for ${targetName}: ${value}, as of ${sayDay(asOf.slice(0, 10))}`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" width="${left + right}" height="${height}" viewBox="0 0 ${left + right} ${height}" font-family="&quot;DejaVu Sans&quot;, Verdana, sans-serif" font-size="${size}" text-anchor="middle" fill="#ffffff"><title>${title}</title><rect width="${left}" height="${height}" fill="#30363d"/><rect x="${left}" width="${right}" height="${height}" fill="${colours[overall?.status ?? 'no-data']}"/>${words(name, left / 2)}${words(value, left + right / 2)}</svg>`
    .text;
}

function valueOf({ overall }: ShownReport): string {
  if (overall === undefined) return 'see report';
  if (overall.score === null) return statusWords['no-data'].toLowerCase();
  const range = overall.range === undefined ? '' : ` (${sayRange(overall.range)})`;
  const doubt = overall.status === 'thin' ? ', thin' : '';
  return `${sayScore(overall.score)} of 100${range}${doubt}`;
}

/** With its width written down, so that it fits in whatever font there is. */
const words = (text: string, x: number) =>
  markup`<text x="${x}" y="14" textLength="${widthOf(text)}">${text}</text>`;

const widthOf = (text: string): number => Math.round(estimateTextWidth(text, size) * 10) / 10;

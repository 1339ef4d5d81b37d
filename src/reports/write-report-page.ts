import { listChartRows } from './domain/list-chart-rows.js';
import { Markup, markup, type MarkupPart } from '../kernel/markup.js';
import { darkColours, lightColours } from '../platform/charts/chart-colours.js';
import { sayDay } from '../platform/charts/words.js';
import {
  cellOf,
  listMatrixColumns,
  listMatrixRows,
  matrixColumns,
  type MatrixEvidence,
  type MatrixRow,
} from './domain/list-matrix-rows.js';
import { rateDensity } from './domain/rate-density.js';
import { caveat, listFacts, sayOrigin } from './domain/report-words.js';
import { sayRange, sayScore, statusWords } from './domain/say-figures.js';
import type { ShownReport } from './domain/shown-report.js';
import { toPlainReport } from './domain/to-plain-report.js';
import { writePage } from './write-page.js';
import { drawChartInPage, type ChartWish } from './write-chart-svg.js';

const mostEvidence = 3;

/** The report as one page without scripts: for a phone, a desk and a sheet of paper. */
export function writeReportPage(report: ShownReport, wish: ChartWish): string {
  const shown = toPlainReport(report);
  const content = markup`<div class="content">${headOf(shown)}<div class="top">${overallOf(shown)}${chartOf(shown, wish)}</div>${wordsOf(shown)}${matrixOf(shown)}<div class="lists">${nextOf(shown)}${historyOf(shown)}</div></div>${footOf(shown)}`;
  const title = `Readiness: ${shown.targetName}`;
  return writePage({ title, theme: wish.theme, density: rateDensity(shown), content });
}

function headOf({ targetName, learnerName, asOf, overall }: ShownReport): Markup {
  const day = overall?.interviewDay ?? null;
  const name = learnerName === undefined ? null : markup`<bdi>${learnerName}</bdi>, `;
  const interview = day === null ? null : markup`, for an interview on ${timeOf(day)}`;
  return markup`<header class="head"><h1>Readiness: <bdi>${targetName}</bdi></h1><p>${name}as of ${timeOf(asOf.slice(0, 10))}${interview}</p></header>`;
}

const timeOf = (day: string): Markup => markup`<time datetime="${day}">${sayDay(day)}</time>`;

function overallOf(shown: ShownReport): Markup | null {
  if (shown.overall === undefined) return null;
  const facts = listFacts(shown).map(
    ({ name, value }) => markup`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`,
  );
  return markup`<section><h2>Overall</h2><p class="total">${sayScore(shown.overall.score)} <span>of 100</span></p><dl>${facts}</dl></section>`;
}

function chartOf(shown: ShownReport, { chart, theme }: ChartWish): Markup | null {
  if (shown.overall === undefined && shown.skills === undefined) return null;
  const colours = theme === 'dark' ? darkColours : lightColours;
  const hasRanges = listChartRows(shown).some(({ range }) => range !== null);
  const whiskers =
    chart === 'bars' && hasRanges
      ? 'lines are ranges that hold the true score in 8 of 10 cases, '
      : '';
  const hasLeast = listChartRows(shown).some(({ minScore }) => minScore !== null);
  const ticks = chart === 'bars' && hasLeast ? ' A tick: the least of a must-have skill.' : '';
  const legend = `Scores out of 100: ${whiskers}pale rests on little. Dashed: the bar.${ticks}`;
  return markup`<section><h2>Chart</h2><figure>${drawChartInPage(shown, chart, colours)}<figcaption class="quiet">${legend}</figcaption></figure></section>`;
}

function wordsOf({ explanation }: ShownReport): Markup | null {
  if (explanation === undefined || explanation.length === 0) return null;
  const paragraphs = explanation.map((text) => markup`<p dir="auto">${text}</p>`);
  return markup`<section class="words"><h2>In words</h2>${paragraphs}</section>`;
}

function matrixOf(shown: ShownReport): Markup | null {
  if (shown.skills === undefined) return null;
  const columns = listMatrixColumns(shown);
  const rows = listMatrixRows(shown, mostEvidence);
  const withEvidence = rows.some(({ evidence }) => evidence !== null);
  const lines = rows.map((row) => {
    const cells = columns.map(
      (column) =>
        markup`<td class="number" data-column="${matrixColumns[column]}">${cellOf(row, column)}</td>`,
    );
    const evidence = withEvidence
      ? markup`<td data-column="Evidence">${evidenceOf(row)}</td>`
      : null;
    return markup`<tr><th scope="row">${nameOf(row)}</th>${cells}${evidence}</tr>`;
  });
  const heads = columns.map((column) => {
    const kind = column === 'status' ? 'status' : 'number';
    return markup`<th scope="col" class="${kind}">${matrixColumns[column]}</th>`;
  });
  const last = withEvidence ? markup`<th scope="col">Evidence</th>` : null;
  return markup`<section><h2>Skills</h2><table class="matrix"><thead><tr><th scope="col">Skill</th>${heads}${last}</tr></thead><tbody>${lines}</tbody></table></section>`;
}

function nameOf({ name, isMustHave, minimum, openMustHaves }: MatrixRow): Markup {
  const must = isMustHave ? `must-have${minimum === null ? '' : `, ${minimum}`}` : null;
  const open = openMustHaves === null || openMustHaves === 0 ? null : `${openMustHaves} missed`;
  const notes = [must, open].filter((note) => note !== null).join('; ');
  return markup`<bdi>${name}</bdi>${notes === '' ? null : markup` <span class="quiet">${notes}</span>`}`;
}

function evidenceOf({ evidence, moreEvidence }: MatrixRow): MarkupPart {
  const pieces = [
    ...(evidence ?? []).map(linkOf),
    ...(moreEvidence > 0 ? [markup`${moreEvidence} more`] : []),
  ];
  if (pieces.length === 0) return 'none yet';
  return markup`<ul>${pieces.map((piece) => markup`<li>${piece}</li>`)}</ul>`;
}

const linkOf = ({ text, url }: MatrixEvidence): Markup =>
  url === null
    ? markup`<bdi>${text}</bdi>`
    : markup`<a href="${url}" rel="noopener noreferrer nofollow ugc"><bdi>${text}</bdi></a>`;

function nextOf({ next }: ShownReport): Markup | null {
  if (next === undefined || next.length === 0) return null;
  const items = next.map(
    ({ title, minutes, gain }) =>
      markup`<li><bdi>${title}</bdi>: ${minutes} minutes, +${(gain * 100).toFixed(1)} points</li>`,
  );
  return markup`<section><h2>Study next</h2><ol>${items}</ol></section>`;
}

function historyOf({ history }: ShownReport): Markup | null {
  if (history === undefined || history.length === 0) return null;
  const withRange = history.some(({ range }) => range !== undefined);
  const rows = history.map(({ asOf, score, range, status }) => {
    const cells = [sayScore(score), ...(withRange ? [sayRange(range)] : []), statusWords[status]];
    return markup`<tr><th scope="row" class="day">${timeOf(asOf.slice(0, 10))}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`;
  });
  const names = ['Day', 'Score', ...(withRange ? ['80% range'] : []), 'Status'];
  const head = names.map((name) => markup`<th scope="col">${name}</th>`);
  return markup`<section><h2>Earlier scores</h2><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function footOf(shown: ShownReport): Markup {
  return markup`<footer><p>${caveat}</p><p>${sayOrigin(shown)} Inputs <code>${shown.inputHash}</code>.</p></footer>`;
}

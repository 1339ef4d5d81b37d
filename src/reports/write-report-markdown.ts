import { sayDay } from '../platform/charts/words.js';
import { escapeMarkdown } from './domain/escape-markdown.js';
import {
  cellOf,
  listMatrixColumns,
  listMatrixRows,
  matrixColumns,
  type MatrixEvidence,
  type MatrixRow,
} from './domain/list-matrix-rows.js';
import { caveat, listFacts, sayOrigin } from './domain/report-words.js';
import { sayRange, sayScore, statusWords } from './domain/say-figures.js';
import type { ShownReport } from './domain/shown-report.js';
import { toPlainReport } from './domain/to-plain-report.js';

const mostEvidence = 20;

/** The report for a README or a wiki, as CommonMark with the tables of GitHub. */
export function writeReportMarkdown(report: ShownReport): string {
  const shown = toPlainReport(report);
  const parts = [
    `# Readiness: ${escapeMarkdown(shown.targetName)}`,
    headOf(shown),
    ...overallOf(shown),
    ...(shown.explanation ?? []).map(escapeMarkdown),
    ...matrixOf(shown),
    ...nextOf(shown),
    ...historyOf(shown),
    '---',
    `${escapeMarkdown(sayOrigin(shown))} Inputs \`${shown.inputHash}\`.`,
    `*${escapeMarkdown(caveat)}*`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function headOf({ learnerName, asOf, overall }: ShownReport): string {
  const name = learnerName === undefined ? '' : `${escapeMarkdown(learnerName)}, `;
  const day = overall?.interviewDay ?? null;
  const interview = day === null ? '' : `, for an interview on ${sayDay(day)}`;
  return `${name}as of ${sayDay(asOf.slice(0, 10))}${interview}.`;
}

function overallOf(shown: ShownReport): string[] {
  if (shown.overall === undefined) return [];
  const facts = listFacts(shown).map(({ name, value }) => `- ${name}: ${escapeMarkdown(value)}`);
  return [`**${sayScore(shown.overall.score)} of 100**`, facts.join('\n')];
}

function matrixOf(shown: ShownReport): string[] {
  const rows = listMatrixRows(shown, mostEvidence);
  if (shown.skills === undefined) return [];
  const columns = listMatrixColumns(shown);
  const withEvidence = rows.some(({ evidence }) => evidence !== null);
  const names = ['Skill', ...columns.map((column) => matrixColumns[column])];
  const lines = rows.map((row) =>
    tableLine([
      nameOf(row),
      ...columns.map((column) => escapeMarkdown(cellOf(row, column))),
      ...(withEvidence ? [evidenceOf(row)] : []),
    ]),
  );
  const head = [...names, ...(withEvidence ? ['Evidence'] : [])];
  return ['## Skills', [tableLine(head), tableLine(head.map(() => '---')), ...lines].join('\n')];
}

const tableLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function nameOf({ name, isMustHave, minimum, openMustHaves }: MatrixRow): string {
  const notes = [
    ...(isMustHave ? [minimum === null ? 'must-have' : `must-have, ${minimum}`] : []),
    ...(openMustHaves === null || openMustHaves === 0 ? [] : [`${openMustHaves} missed`]),
  ];
  return `${escapeMarkdown(name)}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}

function evidenceOf({ evidence, moreEvidence }: MatrixRow): string {
  const pieces = (evidence ?? []).map(toLink);
  return [...pieces, ...(moreEvidence > 0 ? [`${moreEvidence} more`] : [])].join('; ');
}

/** Only letters that end no link are in such an address; brackets are written as bytes. */
function toLink({ text, url }: MatrixEvidence): string {
  if (url === null) return escapeMarkdown(text);
  const address = url.replaceAll(/[()\\|*_[\]~]/gu, percent);
  return `[${escapeMarkdown(text)}](<${address}>)`;
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

function nextOf({ next }: ShownReport): string[] {
  if (next === undefined || next.length === 0) return [];
  const lines = next.map(({ title, minutes, gain }) => {
    const points = (gain * 100).toFixed(1);
    return `1. ${escapeMarkdown(title)} (${minutes} minutes, +${points} points)`;
  });
  return ['## Study next', lines.join('\n')];
}

function historyOf({ history }: ShownReport): string[] {
  if (history === undefined || history.length === 0) return [];
  const lines = history.map(({ asOf, score, range, status }) => {
    const figures =
      range === undefined ? sayScore(score) : `${sayScore(score)} (${sayRange(range)})`;
    return `- ${sayDay(asOf.slice(0, 10))}: ${figures}, ${statusWords[status].toLowerCase()}`;
  });
  return ['## Earlier scores', lines.join('\n')];
}

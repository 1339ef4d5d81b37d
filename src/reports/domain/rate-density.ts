import type { ShownReport } from './shown-report.js';

/** How small a report has to be set to be one sheet of paper. */
export type Density = 'roomy' | 'dense' | 'densest' | 'tiny';

interface Setting {
  readonly density: Density;
  /** How many lines a sheet has above its foot. */
  readonly lines: number;
  /** How many lines the chart and what is beside it take. */
  readonly chartLines: number;
  /** How many characters a line of prose has at least. */
  readonly characters: number;
  /** How many lines a paragraph may have. */
  readonly proseLines: number;
  /** Whether each piece of evidence has its line. */
  readonly listsEvidence: boolean;
}

/** From what is pleasant to what can just be read; the style sheet has the sizes. */
const settings: readonly Setting[] = [
  {
    density: 'roomy',
    lines: 64,
    chartLines: 21,
    characters: 85,
    proseLines: 4,
    listsEvidence: true,
  },
  {
    density: 'dense',
    lines: 75,
    chartLines: 22,
    characters: 95,
    proseLines: 3,
    listsEvidence: false,
  },
  {
    density: 'densest',
    lines: 98,
    chartLines: 24,
    characters: 120,
    proseLines: 2,
    listsEvidence: false,
  },
];

/** The largest setting in which the report fits on its sheet, by the lines that it takes there. */
export function rateDensity(report: ShownReport): Density {
  const fitting = settings.find((setting) => countLines(report, setting) <= setting.lines);
  return fitting?.density ?? 'tiny';
}

function countLines(
  { skills = [], explanation = [], next = [], history = [] }: ShownReport,
  setting: Setting,
): number {
  const { chartLines, characters, proseLines, listsEvidence } = setting;
  const head = 3.5;
  const prose = explanation.map(
    ({ length }) => 0.3 + Math.min(proseLines, Math.ceil(length / characters)),
  );
  const rows = skills.map(
    ({ evidence = [], mustHave }) =>
      0.4 + (listsEvidence ? Math.max(mustHave ? 2 : 1, Math.min(4, evidence.length)) : 1),
  );
  const lists = Math.max(next.length, 1.4 * history.length + 1.4);
  return head + chartLines + sum(prose, 2) + sum(rows, 3.5) + lists + 1;
}

/** With what stands above it, when there is anything. */
const sum = (parts: readonly number[], heading: number): number =>
  parts.length === 0 ? 0 : parts.reduce((total, part) => total + part, heading);

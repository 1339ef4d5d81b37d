import type { ShownReport } from './shown-report.js';

/** How small a report has to be set to be one sheet of paper. */
export type Density = 'roomy' | 'dense' | 'densest' | 'tiny';

/** How many characters of prose make a line of half a sheet. */
const charactersALine = 62;

/** By the lines that it takes, counted roughly: a row each for skills, points and suggestions. */
export function rateDensity({ skills, explanation, next, history }: ShownReport): Density {
  const prose = (explanation ?? []).map(({ length }) => Math.ceil(length / charactersALine));
  const beside = prose.reduce((sum, lines) => sum + lines, 0);
  const below = (next ?? []).length + (history ?? []).length;
  const rows = (skills ?? []).map(({ evidence }) =>
    Math.max(1.3, Math.min(4, evidence?.length ?? 0)),
  );
  const lines = rows.reduce((sum, row) => sum + row, 0) + 0.6 * beside + 0.6 * below;
  if (lines < 36) return 'roomy';
  const count = rows.length;
  return count < 20 ? 'dense' : count < 40 ? 'densest' : 'tiny';
}

import type { Programme } from './programme.js';

/** What a programme takes, in hours. */
export interface ProgrammeHours {
  readonly weeks: number;
  readonly fixedPerWeek: number;
  /** All sittings of all weeks. */
  readonly fixedTotal: number;
  /** What it is usually said to take. */
  readonly stated: { readonly from: number; readonly to: number };
  /** What has to be added each week for the stated hours; 0 where the sittings reach them. */
  readonly flexiblePerWeek: { readonly from: number; readonly to: number };
}

/**
 * How the sittings of a programme and the hours it is said to take fit together. They need not: what is
 * missing is told as flexible hours a week, to a tenth, rather than hidden in either figure.
 */
export function programmeHours({ cadence, weeks, statedHours }: Programme): ProgrammeHours {
  const minutes = cadence.reduce((sum, slot) => sum + slot.minutes, 0);
  const fixedTotal = (minutes * weeks.length) / 60;
  const missing = (stated: number): number =>
    Math.round(Math.max(0, (stated - fixedTotal) / weeks.length) * 10) / 10;
  return {
    weeks: weeks.length,
    fixedPerWeek: minutes / 60,
    fixedTotal,
    stated: { from: statedHours.from, to: statedHours.to },
    flexiblePerWeek: { from: missing(statedHours.from), to: missing(statedHours.to) },
  };
}

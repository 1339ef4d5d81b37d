import type { ReportSection } from './share-choice.js';

/**
 * What a section cannot be shown without: each list is one way to have what it needs. The explanation is
 * prose about all the figures, so it would tell of whatever were left out.
 */
const needs: Readonly<Partial<Record<ReportSection, readonly (readonly ReportSection[])[]>>> = {
  ranges: [['overall'], ['skills']],
  evidence: [['skills']],
  history: [['overall']],
  explanation: [['overall', 'skills', 'ranges', 'next']],
};

/** The first section, by its place in the list, that lacks another, and the shortest way to mend it. */
export interface ChoiceFault {
  readonly index: number;
  readonly section: ReportSection;
  readonly missing: readonly ReportSection[];
}

/** Whether a choice of sections makes a report; null when it does. */
export function findChoiceFault(sections: readonly ReportSection[]): ChoiceFault | null {
  for (const [index, section] of sections.entries()) {
    const gaps = (needs[section] ?? []).map((way) =>
      way.filter((part) => !sections.includes(part)),
    );
    const [missing = []] = gaps.toSorted((one, other) => one.length - other.length);
    if (missing.length > 0) return { index, section, missing };
  }
  return null;
}

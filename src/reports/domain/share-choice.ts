/** The parts of a report that somebody can show without the others. */
export const reportSections = [
  'overall',
  'skills',
  'ranges',
  'evidence',
  'next',
  'explanation',
  'history',
] as const;
export type ReportSection = (typeof reportSections)[number];

/** What a learner wants others to see of a report. */
export interface ShareChoice {
  readonly sections: readonly ReportSection[];
  /** Whether the report says whose it is. */
  readonly showsName: boolean;
}

/** What learners see of their own reports. */
export const everything: ShareChoice = { sections: reportSections, showsName: true };

/** How a section of a question in Markdown is written. */
export type SectionForm = 'text' | 'lines' | 'clarifications' | 'probes' | 'yaml' | 'rubric';

export interface MarkdownSection {
  readonly title: string;
  /** Field of a question document. */
  readonly field: string;
  readonly form: SectionForm;
}

function section(title: string, form: SectionForm, field = title.toLowerCase()): MarkdownSection {
  return { title, field, form };
}

/** The sections of a question, in the order in which they are written. They are read in any. */
export const markdownSections: readonly MarkdownSection[] = [
  section('Prompt', 'text'),
  section('Intent', 'text'),
  section('Clarifications', 'clarifications'),
  section('Milestone', 'yaml'),
  section('Capstone', 'yaml'),
  section('Outline', 'lines'),
  section('Runbook', 'yaml'),
  section('Scope', 'yaml'),
  section('Alternatives', 'lines'),
  section('Assumptions', 'yaml'),
  section('Figures', 'yaml'),
  section('Rubric', 'rubric'),
  section('Red flags', 'lines', 'redFlags'),
  section('Probes', 'probes'),
  section('Hints', 'lines'),
];

/**
 * Texts that do not end with a line break although they have several lines. Those that are not named
 * there do, as in the files of a kit.
 */
export const openEndKey = 'withoutFinalBreak';

/** What stands above a question, between the lines `---`; the title only where a heading cannot say it. */
export const frontKeys: readonly string[] = [
  'slug',
  'externalId',
  'kind',
  'title',
  'level',
  'difficulty',
  'cognitive',
  'timeLimitMinutes',
  'variantOf',
  'topics',
  'skills',
  'sources',
  'reviewedOn',
  'reviewBy',
  openEndKey,
];

const firstKey = new RegExp(`^(?:${frontKeys.join('|')}):(?:\\s|$)`, 'u');

/** Whether a question begins here: `---`, and one of its own keys in the line below. */
export function beginsQuestion(line: string, nextLine: string): boolean {
  return line === '---' && firstKey.test(nextLine);
}

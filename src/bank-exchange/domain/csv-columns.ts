/** How the cells of a column are written. */
export type CellForm =
  | 'text'
  | 'whole'
  | 'yes-no'
  /** Slugs, an entry a line. */
  | 'names'
  | 'lines'
  | 'clarifications'
  | 'probes'
  | 'json';

export interface CsvColumn {
  readonly name: string;
  readonly form: CellForm;
  /** Field of a question document, or of a criterion. */
  readonly field: string;
  /** Place of the criterion from 0, null for what belongs to the question. */
  readonly criterion: number | null;
}

/** A question may have more: the rest is written as JSON into a column of its own. */
export const numberedCriteria = 8;
export const levelCount = 4;

function column(name: string, form: CellForm, field = camelCase(name)): CsvColumn {
  return { name, form, field, criterion: null };
}

function criterionColumns(index: number): CsvColumn[] {
  const of = (name: string, form: CellForm, field = camelCase(name)): CsvColumn => ({
    name: `criterion_${index + 1}_${name}`,
    form,
    field,
    criterion: index,
  });
  return [
    of('key', 'text'),
    of('title', 'text'),
    of('weight', 'whole'),
    of('must_have', 'yes-no'),
    of('min_level', 'text'),
    of('aliases', 'lines'),
    ...Array.from({ length: levelCount }, (_, level) =>
      of(`level_${level}`, 'text', `levels/${level}`),
    ),
  ];
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

/** The columns of a bank as CSV, in the order in which they are written. They are read in any. */
export const csvColumns: readonly CsvColumn[] = [
  column('slug', 'text'),
  column('external_id', 'text'),
  column('kind', 'text'),
  column('title', 'text'),
  column('level', 'text'),
  column('difficulty', 'whole'),
  column('cognitive', 'text'),
  column('time_limit_minutes', 'whole'),
  column('variant_of', 'text'),
  column('topics', 'names'),
  column('skills', 'names'),
  column('intent', 'text'),
  column('prompt', 'text'),
  column('clarifications', 'clarifications'),
  column('outline', 'lines'),
  column('alternatives', 'lines'),
  ...Array.from({ length: numberedCriteria }, (_, index) => criterionColumns(index)).flat(),
  column('more_criteria', 'json'),
  column('red_flags', 'lines'),
  column('probes', 'probes'),
  column('hints', 'lines'),
  column('sources', 'names'),
  column('reviewed_on', 'text'),
  column('review_by', 'text'),
  column('milestone', 'json'),
  column('capstone', 'json'),
  column('runbook', 'json'),
  column('scope', 'json'),
  column('assumptions', 'json'),
  column('figures', 'json'),
];

/** Without these a row is no question; everything else can be added to the draft. */
export const neededColumns: readonly string[] = ['title', 'prompt'];

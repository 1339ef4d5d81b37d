import { csvColumns, numberedCriteria, type CellForm, type CsvColumn } from './csv-columns.js';
import { markCell } from './formula-mark.js';
import { lineForms, writeListCell, type LineForm } from './list-cell.js';

type Fields = Readonly<Record<string, unknown>>;

/** A question document as the cells of its row, in the order of `csvColumns`. */
export function toCsvRow(question: Fields): string[] {
  return csvColumns.map((column) => {
    const value = valueOf(question, column);
    return value === undefined || value === null ? '' : markCell(writers[column.form](value));
  });
}

function valueOf(question: Fields, { field, criterion }: CsvColumn): unknown {
  const rubric = (question['rubric'] ?? []) as readonly Fields[];
  if (field === 'moreCriteria') {
    return rubric.length > numberedCriteria ? rubric.slice(numberedCriteria) : undefined;
  }
  const source = criterion === null ? question : rubric[criterion];
  const [key = '', place] = field.split('/');
  const value = source?.[key];
  return place === undefined ? value : (value as readonly unknown[] | undefined)?.[Number(place)];
}

const writers: Readonly<Record<CellForm, (value: unknown) => string>> = {
  text: String,
  whole: String,
  'yes-no': (value) => (value === true ? 'yes' : 'no'),
  names: (value) => (value as readonly string[]).join('\n'),
  lines: listOf(lineForms.text),
  clarifications: listOf(lineForms.clarification),
  probes: listOf(lineForms.probe),
  json: (value) => JSON.stringify(value),
};

function listOf(form: LineForm): (value: unknown) => string {
  return (value) => writeListCell(value as readonly unknown[], form);
}

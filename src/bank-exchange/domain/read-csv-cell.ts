import { findRepeatedKey } from './find-repeated-key.js';
import type { CellForm } from './csv-columns.js';
import { lineForms, readListCell, type LineForm } from './list-cell.js';
import type { ReadingProblem } from './parsed-bank.js';

/** A cell that was read; `problems` point into its value. Absent when the cell is empty. */
export interface CellReading {
  readonly value?: unknown;
  readonly problems: readonly ReadingProblem[];
}

const forms: Readonly<Record<CellForm, (cell: string) => CellReading>> = {
  text: (cell) => (cell === '' ? nothing : sound(cell)),
  whole: readWhole,
  'yes-no': readYesNo,
  names: (cell) => sound(cell.split(/[\s,;]+/u).filter((name) => name !== '')),
  lines: (cell) => readList(cell, lineForms.text),
  clarifications: (cell) => readList(cell, lineForms.clarification),
  probes: (cell) => readList(cell, lineForms.probe),
  json: readJson,
};

/**
 * What a cell says, by the form of its column. What is no number and no yes or no stays text, for the
 * check of the document to name.
 */
export function readCsvCell(form: CellForm, cell: string): CellReading {
  return forms[form](cell);
}

const nothing: CellReading = { problems: [] };

function sound(value: unknown): CellReading {
  return { value, problems: [] };
}

function readWhole(cell: string): CellReading {
  const text = cell.trim();
  if (text === '') return nothing;
  return sound(/^\d{1,9}$/u.test(text) ? Number(text) : text);
}

function readYesNo(cell: string): CellReading {
  const word = cell.trim().toLowerCase();
  if (word === '') return nothing;
  if (word === 'yes' || word === 'true') return sound(true);
  return sound(word === 'no' || word === 'false' ? false : word);
}

function readList(cell: string, form: LineForm): CellReading {
  const { items, problems } = readListCell(cell, form);
  return { value: items, problems };
}

function readJson(cell: string): CellReading {
  if (cell.trim() === '') return nothing;
  try {
    const value: unknown = JSON.parse(cell);
    const pointer = findRepeatedKey(cell);
    const detail = 'is in the same object twice';
    return {
      value,
      problems: pointer === null ? [] : [{ pointer, code: 'duplicate-key', detail }],
    };
  } catch {
    return { problems: [{ pointer: '', code: 'not-json', detail: 'must be JSON' }] };
  }
}

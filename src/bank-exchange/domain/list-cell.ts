import type { ReadingProblem } from './parsed-bank.js';

/** A list as it was read; `problems` point into it. */
export interface ListReading {
  readonly items: readonly unknown[];
  readonly problems: readonly ReadingProblem[];
}

/** How an entry of a list is written on a line of its own. */
export interface LineForm {
  write(item: unknown): string;
  /** Null for a line that is none. */
  read(line: string): unknown;
  /** What a line has to look like. */
  readonly example: string;
}

const textLine: LineForm = { write: String, read: (line) => line, example: 'text' };

const clarificationLine: LineForm = {
  write: (item) => {
    const { ask, default: reply } = item as { ask: string; default: string };
    return `${ask} => ${reply}`;
  },
  read: (line) => {
    const [ask, reply] = splitAt(line, '=>');
    return reply === null ? null : { ask, default: reply };
  },
  example: 'question => answer',
};

const probeLine: LineForm = {
  write: (item) => {
    const { kind, text } = item as { kind: string; text: string };
    return `${kind}: ${text}`;
  },
  read: (line) => {
    const [kind, text] = splitAt(line, ':');
    return text === null ? null : { kind, text };
  },
  example: 'kind: text',
};

export const lineForms = { text: textLine, clarification: clarificationLine, probe: probeLine };

/** Entries that were found one a line, blanks around them left out. */
export function readLines(lines: readonly string[], form: LineForm): ListReading {
  const items: unknown[] = [];
  const problems: ReadingProblem[] = [];
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const item = form.read(line);
    if (item === null) {
      const detail = `must look like ${form.example}`;
      problems.push({ pointer: `/${items.length}`, code: 'wrong-line', detail });
    }
    items.push(item ?? {});
  }
  return { items, problems };
}

/** A list out of one cell: an entry a line, or a JSON list where that could not say it. */
export function readListCell(cell: string, form: LineForm): ListReading {
  const list = cell.trim().startsWith('[') ? parseList(cell) : null;
  if (list !== null) return { items: list, problems: [] };
  return readLines(cell.split(/\r\n|\n|\r/u), form);
}

/** The inverse of `readListCell`, in lines wherever that reads back the same. */
export function writeListCell(items: readonly unknown[], form: LineForm): string {
  const lines = items.map((item) => form.write(item)).join('\n');
  const json = JSON.stringify(items);
  return JSON.stringify(readListCell(lines, form).items) === json ? lines : json;
}

function parseList(cell: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function splitAt(line: string, separator: string): [string, string | null] {
  const at = line.indexOf(separator);
  if (at === -1) return [line, null];
  return [line.slice(0, at).trim(), line.slice(at + separator.length).trim()];
}

/** Which column holds what; from 0, null where no column does. */
export interface AnkiColumns {
  readonly guid: number | null;
  readonly noteType: number | null;
  readonly deck: number | null;
  readonly tags: number | null;
}

/** What the first lines of a text export say about the rest. */
export interface AnkiTextHeader {
  readonly separator: string | null;
  readonly isHtml: boolean | null;
  readonly deck: string | null;
  readonly tags: readonly string[];
  readonly columns: AnkiColumns;
  /** Names of all columns; empty where the file does not say. */
  readonly names: readonly string[];
  /** Where the notes begin, in characters and in lines. */
  readonly end: number;
  readonly lines: number;
}

const separators: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['\\t', '\t'],
  ['space', ' '],
  ['pipe', '|'],
  ['colon', ':'],
]);
const signs = new Set([',', ';', '\t', ' ', '|', ':']);
const mostColumns = 200;

/**
 * The lines at the beginning of a text that Anki writes as `#separator:tab`, as its manual says (Importing,
 * Text Files, File Headers). What it does not know, it passes over.
 *
 * @returns the line from 1 whose value cannot be, if there is one
 */
export function readAnkiTextHeader(text: string): AnkiTextHeader | { readonly faultyLine: number } {
  const values = new Map<string, string>();
  let end = 0;
  let lines = 0;
  while (text[end] === '#') {
    const next = text.indexOf('\n', end);
    const line = text.slice(end + 1, next === -1 ? undefined : next).replace(/\r$/u, '');
    end = next === -1 ? text.length : next + 1;
    lines += 1;
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = line.slice(colon + 1);
    if (!isPossible(key, value)) return { faultyLine: lines };
    values.set(key, value);
  }
  return { ...meaningOf(values), end, lines };
}

function isPossible(key: string, value: string): boolean {
  if (key === 'separator') return separatorOf(value) !== null;
  if (key === 'html') return /^\s*(?:true|false)\s*$/iu.test(value);
  if (key.endsWith(' column')) return columnOf(value) !== null;
  return true;
}

function meaningOf(values: ReadonlyMap<string, string>): Omit<AnkiTextHeader, 'end' | 'lines'> {
  const separator = separatorOf(values.get('separator') ?? '');
  const html = values.get('html')?.trim().toLowerCase();
  const column = (name: string): number | null => columnOf(values.get(`${name} column`) ?? '');
  return {
    separator,
    isHtml: html === undefined ? null : html === 'true',
    deck: values.get('deck')?.trim() ?? null,
    tags: wordsOf(values.get('tags') ?? ''),
    columns: {
      guid: column('guid'),
      noteType: column('notetype'),
      deck: column('deck'),
      tags: column('tags'),
    },
    names: namesOf(values.get('columns') ?? '', separator ?? '\t'),
  };
}

function separatorOf(value: string): string | null {
  if (signs.has(value)) return value;
  const name = value.trim().toLowerCase();
  return separators.get(name) ?? (signs.has(name) ? name : null);
}

function columnOf(value: string): number | null {
  const number = /^\s*\d{1,3}\s*$/u.test(value) ? Number(value) : 0;
  return number >= 1 && number <= mostColumns ? number - 1 : null;
}

function namesOf(value: string, separator: string): string[] {
  if (value.trim() === '') return [];
  return value.split(separator, mostColumns).map((name) => name.trim().replaceAll('"', ''));
}

function wordsOf(value: string): string[] {
  return value.split(/\s+/u).filter((word) => word !== '');
}

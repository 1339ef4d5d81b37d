import type { FieldProblem } from '../kernel/app-error.js';
import type { CheckedDocument } from './check-document.js';
import { findUnknownReferences, type References } from './domain/find-unknown-references.js';

/** What is known besides the document: the names in the database. */
export interface StoredNames {
  readonly topics: readonly string[];
  readonly skills: readonly string[];
  readonly sources: readonly string[];
}

/** References of a document that lead neither into the document itself nor to something stored. */
export function unknownReferences(checked: CheckedDocument, stored: StoredNames): FieldProblem[] {
  const { document, questions, names } = checked;
  const known = {
    topics: new Set([...names.topics, ...stored.topics]),
    skills: new Set([...names.skills, ...stored.skills]),
    sources: new Set([...names.sources, ...stored.sources]),
  };
  const parts: [string, References][] = [
    ...at('sources', document.sources),
    ...at('certifications', document.certifications),
    ...at('services', document.services),
    ...questions.map(({ place, content }): [string, References] => [
      `#/questions/${place}`,
      content,
    ]),
  ];
  const lost = parts.flatMap(([pointer, part]) =>
    findUnknownReferences(part, known).map((place) => `${pointer}${place}`),
  );
  const detail = 'is neither in the document nor known already';
  return lost.map((pointer) => ({ pointer, code: 'unknown-reference', detail }));
}

/** The shape of these lists is checked elsewhere, and they may be anything until it is. */
function at(list: string, entries: unknown): [string, References][] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown, index): [string, References][] =>
    typeof entry === 'object' && entry !== null ? [[`#/${list}/${index}`, listsIn(entry)]] : [],
  );
}

function listsIn(entry: object): References {
  const fields = new Map<string, unknown>(Object.entries(entry));
  const list = (name: string): string[] => {
    const values = fields.get(name);
    return Array.isArray(values) && values.every((value) => typeof value === 'string')
      ? values
      : [];
  };
  return { topics: list('topics'), skills: list('skills'), sources: list('sources') };
}

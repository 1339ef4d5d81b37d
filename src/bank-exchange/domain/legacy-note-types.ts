import type { AnkiNoteType } from './anki-note.js';

/** The note types of a collection that keeps them as JSON, by id; what is none of them is left out. */
export function legacyNoteTypes(models: unknown): Map<string, AnkiNoteType> {
  const types = new Map<string, AnkiNoteType>();
  for (const [id, model] of Object.entries(isRecord(models) ? models : {})) {
    if (!isRecord(model)) continue;
    const { name, flds, sortf } = model;
    types.set(id, {
      name: typeof name === 'string' ? name : '',
      fields: Array.isArray(flds) ? flds.map(fieldName) : [],
      sortField: typeof sortf === 'number' ? sortf : 0,
    });
  }
  return types;
}

function fieldName(field: unknown): string {
  const name = isRecord(field) ? field['name'] : undefined;
  return typeof name === 'string' ? name : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

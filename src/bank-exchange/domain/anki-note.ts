/** A kind of note with its fields, which people make as they like. */
export interface AnkiNoteType {
  readonly name: string;
  readonly fields: readonly string[];
  /** Index of the field that Anki lists its notes by, which is the first unless somebody changed it. */
  readonly sortField: number;
}

export interface AnkiNote {
  /** Where it is in its file: a line of a text, else its place from 1. */
  readonly line: number;
  /** What Anki knows it by in every copy; null where the file does not say. */
  readonly guid: string | null;
  readonly type: AnkiNoteType;
  /** HTML, in the order of the fields of its type; null when they are too long to be read at all. */
  readonly fields: readonly string[] | null;
  readonly tags: readonly string[];
}

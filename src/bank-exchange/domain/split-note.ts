import type { AnkiNoteType } from './anki-note.js';
import { splitCloze, type ClozeText } from './split-cloze.js';

/** What a note asks and what it answers, as HTML. */
export interface SplitNote {
  readonly prompt: string;
  /** What belongs in the gaps of the prompt. */
  readonly answers: readonly string[];
  /** The other fields that are not blank; the heading is empty where it would say nothing. */
  readonly rest: readonly { readonly heading: string; readonly html: string }[];
}

const promptNames = /^(?:front|question|prompt|text)$/iu;
const answerNames = /^(?:back|answer)$/iu;
const occlusion = /\{\{c\d+::image-occlusion:/u;

/**
 * A note as question and answer. The question is the field with gaps, else the one that is called so,
 * else the one that Anki sorts by, else the first; a blank field is never it. All others are the answer.
 *
 * @returns why it is none: every field is blank, or it hides parts of an image
 */
export function splitNote(
  texts: readonly string[],
  type: AnkiNoteType,
): SplitNote | 'blank' | 'image-occlusion' {
  const fields = texts
    .map((html, index) => ({ html, index, name: type.fields[index] ?? '' }))
    .filter(({ html }) => !isBlank(html));
  const [first] = fields;
  if (first === undefined) return 'blank';
  if (fields.some(({ html }) => occlusion.test(html))) return 'image-occlusion';
  const gapped = firstGaps(fields);
  const asked =
    gapped?.field ??
    fields.find(({ name }) => promptNames.test(name.trim())) ??
    fields.find(({ index }) => index === type.sortField) ??
    first;
  const rest = fields
    .filter((field) => field !== asked)
    .map(({ name, html }) => ({ heading: answerNames.test(name.trim()) ? '' : name.trim(), html }));
  const { prompt, answers } = gapped?.cloze ?? { prompt: asked.html, answers: [] };
  return { prompt, answers, rest };
}

function firstGaps<Field extends { readonly html: string }>(
  fields: readonly Field[],
): { field: Field; cloze: ClozeText } | null {
  for (const field of fields) {
    const cloze = splitCloze(field.html);
    if (cloze !== null) return { field, cloze };
  }
  return null;
}

/** Without words and without anything to see or to hear. */
function isBlank(html: string): boolean {
  if (/<(?:img|audio|video|source|embed|object|iframe)\b/iu.test(html)) return false;
  return html.replaceAll(/<[^<>]*>|&nbsp;/giu, '').trim() === '';
}

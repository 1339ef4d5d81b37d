import type { AnkiNote } from './domain/anki-note.js';
import type { ParsedQuestion, ReadingProblem, SkippedPart } from './domain/parsed-bank.js';
import { shortenTitle } from './domain/shorten-title.js';
import { splitNote, type SplitNote } from './domain/split-note.js';
import { toSlug } from './domain/to-slug.js';
import {
  htmlToMarkdown,
  sectionsToOutline,
  type HtmlRefusal,
  type HtmlSection,
} from './html-to-markdown.js';

/** Tags that Anki sets by itself, or that only say what somebody meant to do. */
const ownTags = new Set(['leech', 'marked']);
const longestId = 200;

const skips = {
  blank: 'every field of the note is blank',
  'image-occlusion': 'the note hides parts of an image, and images do not come along',
} as const;

const empty: ReadingProblem = {
  pointer: '/prompt',
  code: 'empty-question',
  detail: 'has no text; a question needs one',
};

/**
 * A note of Anki as a question: what it asks is the title and the prompt, what it answers the outline,
 * and its tags are the topics. Nothing else is made up. Media stay behind, named in the text.
 */
export function noteToQuestion(note: AnkiNote): ParsedQuestion | SkippedPart {
  if (note.fields === null) return tooLong(note);
  const split = splitNote(note.fields, note.type);
  if (typeof split === 'string') {
    return { kind: 'skipped', line: note.line, code: `${split}-note`, detail: skips[split] };
  }
  const prompt = htmlToMarkdown(withSounds(split.prompt));
  const outline = sectionsToOutline(sectionsOf(split));
  const topics = topicsOf(note.tags);
  const problems = [
    ...idProblem(note.guid),
    ...refusal('/prompt', prompt),
    ...(prompt.kind === 'read' && prompt.words === '' ? [empty] : []),
    ...refusal('/outline', outline),
  ];
  return {
    kind: 'question',
    line: note.line,
    externalId: note.guid,
    document: {
      ...(prompt.kind === 'read' && { title: shortenTitle(prompt.words), prompt: prompt.markdown }),
      ...(outline.kind === 'read' && outline.points.length > 0 && { outline: outline.points }),
      ...(topics.length > 0 && { topics }),
    },
    attachments: attachmentsOf(prompt, outline),
    problems,
  };
}

function tooLong({ line, guid }: AnkiNote): ParsedQuestion {
  const detail = 'has fields that are too long to be read';
  const problems = [...idProblem(guid), { pointer: '', code: 'field-too-long', detail }];
  return { kind: 'question', line, externalId: guid, document: {}, attachments: [], problems };
}

/** The gaps first, then the fields; a single field needs no heading. */
function sectionsOf({ answers, rest }: SplitNote): HtmlSection[] {
  const gaps = answers.map((html) => ({ heading: '', html: withSounds(html) }));
  const fields = rest.map(({ heading, html }) => ({
    heading: rest.length === 1 ? '' : heading,
    html: withSounds(html),
  }));
  return [...gaps, ...fields];
}

/** Anki writes sounds and films as `[sound:name]`. */
function withSounds(html: string): string {
  return html.replaceAll(/\[sound:([^\][<>]{1,300})\]/gu, (_, name: string) => {
    return `<audio src="${name.replaceAll('"', '&quot;')}"></audio>`;
  });
}

function topicsOf(tags: readonly string[]): string[] {
  const topics = tags
    .filter((tag) => !ownTags.has(tag.toLowerCase()))
    .flatMap((tag) => toSlug(tag) ?? []);
  return [...new Set(topics)];
}

function idProblem(guid: string | null): ReadingProblem[] {
  if (guid === null || Array.from(guid).length <= longestId) return [];
  const detail = `has an id of more than ${longestId} characters`;
  return [{ pointer: '', code: 'id-too-long', detail }];
}

function refusal(pointer: string, reading: { kind: 'read' } | HtmlRefusal): ReadingProblem[] {
  if (reading.kind === 'read') return [];
  return [{ pointer, code: reading.code, detail: reading.detail }];
}

function attachmentsOf(
  ...readings: ({ kind: 'read'; attachments: readonly string[] } | HtmlRefusal)[]
): string[] {
  const names = readings.flatMap((each) => (each.kind === 'read' ? each.attachments : []));
  return [...new Set(names)];
}

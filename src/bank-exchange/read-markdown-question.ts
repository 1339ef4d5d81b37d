import { AppError } from '../kernel/app-error.js';
import type { MarkdownPart } from './domain/markdown-splitter.js';
import { frontKeys, markdownSections, openEndKey } from './domain/markdown-layout.js';
import type { ParsedQuestion, ReadingProblem } from './domain/parsed-bank.js';
import { divideAtHeadings, nestsTooDeep, type MarkdownBlock } from './markdown-blocks.js';
import { readMarkdownSection } from './read-markdown-section.js';
import { readYaml } from './read-yaml.js';
import { toParsedQuestion } from './to-parsed-question.js';

/** A document in the making. */
interface Draft {
  readonly document: Record<string, unknown>;
  readonly problems: ReadingProblem[];
  readonly openEnded: readonly unknown[];
}

/** A question out of the part of a Markdown file that holds it. */
export function readMarkdownQuestion(part: MarkdownPart): ParsedQuestion {
  const { frontLine, body, bodyLine } = part;
  const draft = readFront(part);
  if (nestsTooDeep(body)) {
    const detail = `lists and quotes nest deeper than 12 levels (below line ${bodyLine})`;
    draft.problems.push({ pointer: '', code: 'too-deep', detail });
  } else {
    for (const block of divideAtHeadings(body, 2, bodyLine)) readBlock(block, draft);
  }
  const { document, problems } = draft;
  return toParsedQuestion({ line: frontLine - 1, document, problems });
}

function readFront({ front, frontLine }: MarkdownPart): Draft {
  try {
    return toDraft(readYaml(front, frontLine).value ?? {}, frontLine);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [fault] = error.particulars.errors ?? [];
    return faultyFront(fault?.code ?? error.code, fault?.detail ?? error.detail);
  }
}

function toDraft(value: unknown, line: number): Draft {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return faultyFront('not-fields', `must be fields such as "slug: a-name" (line ${line})`);
  }
  const { [openEndKey]: openEnded, ...document } = value as Record<string, unknown>;
  const isKnown = Object.keys(document).every((key) => frontKeys.includes(key));
  const detail = `the front matter may only have ${frontKeys.join(', ')} (line ${line})`;
  return {
    document,
    problems: isKnown ? [] : [{ pointer: '', code: 'unknown-key', detail }],
    openEnded: Array.isArray(openEnded) ? openEnded : [],
  };
}

function faultyFront(code: string, detail: string): Draft {
  return { document: {}, problems: [{ pointer: '', code, detail }], openEnded: [] };
}

function readBlock(block: MarkdownBlock, draft: Draft): void {
  const { depth, title, line } = block;
  if (depth === 2) {
    readSection(block, draft);
    return;
  }
  if (block.text.trim() !== '') {
    const detail = `text must stand below a heading such as "## Prompt" (line ${block.textLine})`;
    draft.problems.push({ pointer: '', code: 'misplaced-text', detail });
  }
  if (depth === 1) set(draft, { field: 'title', value: title, line });
}

function readSection({ title, line, text, textLine }: MarkdownBlock, draft: Draft): void {
  const name = title.trim().toLowerCase();
  const section = markdownSections.find((each) => each.title.toLowerCase() === name);
  if (section === undefined) {
    const detail = `there is no such section (line ${line})`;
    draft.problems.push({ pointer: '', code: 'unknown-heading', detail });
    return;
  }
  const { field, form } = section;
  const isOpenEnded = draft.openEnded.includes(field);
  const { value, problems } = readMarkdownSection(form, { text, line: textLine, isOpenEnded });
  if (value !== undefined) set(draft, { field, value, line });
  draft.problems.push(
    ...problems.map((each) => ({ ...each, pointer: `/${field}${each.pointer}` })),
  );
}

function set(
  { document, problems }: Draft,
  { field, value, line }: { field: string; value: unknown; line: number },
): void {
  if (Object.hasOwn(document, field)) {
    const detail = `is there twice (line ${line})`;
    problems.push({ pointer: `/${field}`, code: 'repeated-heading', detail });
  }
  document[field] = value;
}

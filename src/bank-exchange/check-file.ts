import { AppError } from '../kernel/app-error.js';
import { QuestionChecker } from '../question-bank/question-checker.js';
import { checkEntry } from './check-entry.js';
import type { ReadingFault } from './domain/reading-fault.js';
import type { CheckedEntry } from './domain/checked-entry.js';
import type { SkippedPart } from './domain/parsed-bank.js';
import { readParts, type FormatName } from './file-formats.js';

/** What a thread needs to know to check a file. */
export interface FileToCheck {
  readonly format: FormatName;
  /** What questions may name as it is. */
  readonly known: Readonly<Record<'topics' | 'skills' | 'sources', readonly string[]>>;
}

/** What was found in a file. After a fault there is nothing more, and what came before counts for nothing. */
export type CheckedPart =
  | { readonly kind: 'entries'; readonly entries: readonly CheckedEntry[] }
  | { readonly kind: 'head'; readonly document: Readonly<Record<string, unknown>> }
  | { readonly kind: 'skipped'; readonly part: SkippedPart }
  | { readonly kind: 'fault'; readonly fault: ReadingFault };

/** Handed over at once: few enough that whoever takes them is free again soon. */
const entriesAtOnce = 100;
const charactersAtOnce = 500_000;

/** Reads a file and checks its questions one by one; runs in a thread, as files may be anything. */
export async function* checkFile(
  { format, known }: FileToCheck,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<CheckedPart> {
  const checker = new QuestionChecker({
    topics: new Set(known.topics),
    skills: new Set(known.skills),
    sources: new Set(known.sources),
  });
  let entries: CheckedEntry[] = [];
  let characters = 0;
  try {
    for await (const part of readParts(format, chunks)) {
      if (part.kind === 'head') yield part;
      else if (part.kind === 'skipped') yield { kind: 'skipped', part };
      else {
        const entry = checkEntry(part, checker);
        entries.push(entry);
        characters += entry.document.length;
      }
      if (entries.length < entriesAtOnce && characters < charactersAtOnce) continue;
      yield { kind: 'entries', entries };
      entries = [];
      characters = 0;
    }
  } catch (error) {
    yield { kind: 'fault', fault: toFault(error) };
    return;
  }
  if (entries.length > 0) yield { kind: 'entries', entries };
}

/** @throws whatever is no fault of the file */
function toFault(error: unknown): ReadingFault {
  if (error instanceof AppError) {
    const [first] = error.particulars.errors ?? [];
    if (first !== undefined) return { code: first.code, detail: first.detail };
  }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return { code: 'too-deep', detail: 'it is nested deeper than anything can read' };
  }
  throw error;
}

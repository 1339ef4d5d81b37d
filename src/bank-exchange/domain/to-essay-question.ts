import { readForeignId } from './foreign-id.js';
import type { ParsedQuestion, ReadingProblem } from './parsed-bank.js';
import { toSlug } from './to-slug.js';

/** What a file says of an essay question, its texts as Markdown; empty where it says nothing. */
export interface Essay {
  readonly line: number;
  /** The id that the other program knows it by; null where it has none. */
  readonly id: string | null;
  readonly title: string;
  readonly prompt: string;
  readonly outline: readonly string[];
  readonly tags: readonly string[];
  readonly attachments: readonly string[];
  readonly problems: readonly ReadingProblem[];
}

/**
 * An essay of another program as a question of ours. Only what it says is there: neither level nor
 * rubric nor anything else is made up. One without any text is a problem, since nobody could use it.
 */
export function toEssayQuestion(essay: Essay): ParsedQuestion {
  const { line, id, title, prompt } = essay;
  const { externalId, slug } = id === null ? { externalId: null, slug: null } : readForeignId(id);
  const topics = new Set(essay.tags.flatMap((tag) => toSlug(tag) ?? []));
  const document = {
    ...(slug === null ? {} : { slug }),
    ...(title === '' ? {} : { title }),
    ...(topics.size === 0 ? {} : { topics: [...topics] }),
    ...(prompt === '' ? {} : { prompt }),
    ...(essay.outline.length === 0 ? {} : { outline: [...essay.outline] }),
  };
  return {
    kind: 'question',
    line,
    externalId,
    document,
    attachments: [...new Set(essay.attachments)],
    problems: [...essay.problems, ...problemsOf(essay)],
  };
}

const longestId = 200;

function problemsOf({ prompt, id, problems }: Essay): ReadingProblem[] {
  const found: ReadingProblem[] = [];
  if (prompt === '' && problems.length === 0) {
    const detail = 'has no text; a question needs one';
    found.push({ pointer: '/prompt', code: 'empty-question', detail });
  }
  if (id !== null && Array.from(id).length > longestId) {
    const detail = `has an id of more than ${longestId} characters`;
    found.push({ pointer: '', code: 'id-too-long', detail });
  }
  return found;
}

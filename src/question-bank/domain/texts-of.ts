import type { QuestionContent } from './question-content.js';

type Prose = Exclude<keyof QuestionContent, 'rubric' | 'assumptions' | 'figures' | 'sources'>;

/** Slugs, which are no prose. */
const names = new Set(['/milestone/capstone']);

/** Every text in some fields of a question, with its place: `/outline/3`, `/runbook/steps/0`. */
export function textsOf(
  content: QuestionContent,
  fields: readonly Prose[],
): [pointer: string, text: string][] {
  return fields.flatMap((field) =>
    textsIn(content[field], `/${field}`).filter(([pointer]) => !names.has(pointer)),
  );
}

function textsIn(value: unknown, pointer: string): [pointer: string, text: string][] {
  if (typeof value === 'string') return [[pointer, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${pointer}/${key}`));
}

import type { FieldProblem } from '../../kernel/app-error.js';
import type { LineProblem } from './line-problem.js';

/** What the numbers of a file count: the lines of the text, or the events of a document. */
export type Counted = 'lines' | 'events';

/** A fault of a file as callers are told of faults: a pointer, and words that name the place too. */
export function toFieldProblem(
  { line, field, code, detail }: LineProblem,
  counted: Counted,
): FieldProblem {
  const place = line === null ? '#' : `#/${counted}/${line}`;
  const words = line === null ? '' : `${counted === 'lines' ? 'line' : 'event'} ${line}: `;
  return { pointer: field === null ? place : `${place}/${field}`, code, detail: words + detail };
}

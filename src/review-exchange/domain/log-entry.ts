import type { LineProblem } from './line-problem.js';
import type { DocumentEvent, DocumentParameters } from './log-document.js';
import type { ReviewRow } from './review-row.js';

/** What a file of a log says, piece by piece: rows if it is CSV, events and parameters if it is JSON. */
export type LogEntry =
  | { readonly kind: 'row'; readonly line: number; readonly row: ReviewRow }
  | { readonly kind: 'event'; readonly line: number; readonly event: DocumentEvent }
  | { readonly kind: 'parameters'; readonly parameters: readonly DocumentParameters[] }
  | { readonly kind: 'faulty'; readonly problems: readonly LineProblem[] };

import type { ErrorCode, FieldProblem } from '../../kernel/app-error.js';
import { problemCatalogue } from './problem-catalogue.js';

/** The body of every answer with a status of 400 or more (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: ErrorCode;
  requestId: string;
  errors?: FieldProblem[];
  [extension: string]: unknown;
}

export const problemMediaType = 'application/problem+json';

const mostErrors = 100;
const longestText = 300;

interface Occurrence {
  detail: string;
  instance: string;
  requestId: string;
  errors?: readonly FieldProblem[] | undefined;
  extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The problem document for one refusal. Lists and texts are cut, so that no input can blow it up. */
export function toProblem(code: ErrorCode, occurrence: Occurrence): Problem {
  const { status, title } = problemCatalogue[code];
  const errors = occurrence.errors?.slice(0, mostErrors).map((error) => ({
    ...(error.in === undefined ? {} : { in: error.in }),
    pointer: cut(error.pointer),
    code: error.code,
    detail: cut(error.detail),
  }));
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail: cut(occurrence.detail),
    instance: cut(occurrence.instance),
    code,
    requestId: occurrence.requestId,
    ...(errors === undefined ? {} : { errors }),
    ...occurrence.extensions,
  };
}

function cut(text: string): string {
  const points = Array.from(text);
  return points.length > longestText ? `${points.slice(0, longestText - 1).join('')}…` : text;
}

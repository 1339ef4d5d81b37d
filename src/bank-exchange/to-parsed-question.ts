import { findHostilePart } from '../platform/http/guard-body.js';
import type { ParsedQuestion, ReadingProblem } from './domain/parsed-bank.js';
import { findAttachments } from './domain/find-attachments.js';

/** What a reader of a text format found at one place of a file. */
interface FoundQuestion {
  readonly line: number;
  /** Whatever stands there, which may not even be an object. */
  readonly document: unknown;
  readonly problems?: readonly ReadingProblem[];
}

/** A question out of a file in a format of ours, where a document says everything about it. */
export function toParsedQuestion({ line, document, problems = [] }: FoundQuestion): ParsedQuestion {
  const fault = findHostilePart(document);
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  const found = [
    ...(isObject ? [] : [{ pointer: '', code: 'is-object', detail: 'must be an object' }]),
    ...(fault === null
      ? []
      : [{ pointer: fault.pointer.slice(1), code: fault.code, detail: fault.detail }]),
  ];
  // What is hostile goes no further, not even to be looked at.
  const sound = found.length === 0 ? (document as Readonly<Record<string, unknown>>) : {};
  const name = sound['externalId'];
  return {
    kind: 'question',
    line,
    externalId: typeof name === 'string' ? name : null,
    document: sound,
    attachments: findAttachments(sound),
    problems: [...found, ...problems],
  };
}

import type { LineProblem } from './line-problem.js';
import { LOG_FORMAT } from './log-document.js';
import type { LogEntry } from './log-entry.js';
import { readDocumentParameters } from './read-document-parameters.js';

/**
 * What a document says about itself besides its events: its format and its parameters.
 *
 * @param eventCount how many events were taken out of it, each leaving a zero; null where events do not
 *   belong into it
 */
export function readDocumentHead(value: unknown, eventCount: number | null): LogEntry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return faulty([fault(null, 'not-a-log', 'must be an object')]);
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const reading = readDocumentParameters(given.get('parameters'));
  const problems = [
    ...memberFaults(given, eventCount),
    ...(reading.kind === 'faulty' ? reading.problems : []),
  ];
  return problems.length > 0 || reading.kind === 'faulty' ? faulty(problems) : reading;
}

function memberFaults(
  given: ReadonlyMap<string, unknown>,
  eventCount: number | null,
): LineProblem[] {
  const names = ['format', 'parameters', ...(eventCount === null ? [] : ['events'])];
  const problems = [...given.keys()]
    .filter((name) => !names.includes(name))
    .map(() => fault(null, 'unknown-field', `may only have ${names.join(', ')}`));
  if (given.get('format') !== LOG_FORMAT) {
    problems.push(fault('format', 'other-format', `must be ${LOG_FORMAT}`));
  }
  if (eventCount !== null && !isEmptied(given.get('events'), eventCount)) {
    problems.push(fault('events', 'not-events', 'must be a list of objects'));
  }
  return problems;
}

function isEmptied(events: unknown, count: number): boolean {
  return Array.isArray(events) && events.length === count && events.every((each) => each === 0);
}

function faulty(problems: readonly LineProblem[]): LogEntry {
  return { kind: 'faulty', problems };
}

function fault(field: string | null, code: string, detail: string): LineProblem {
  return { line: null, field, code, detail };
}

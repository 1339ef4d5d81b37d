import { DocumentSplitter } from '../kernel/document-splitter.js';
import type { LineProblem } from './domain/line-problem.js';
import type { LogEntry } from './domain/log-entry.js';
import { readDocumentEvent } from './domain/read-document-event.js';
import { readDocumentHead } from './domain/read-document-head.js';

/** An event with the longest texts in it stays far below. */
const longestEvent = 10_000;
/** A million commas and zeros, and a thousand sets of parameters. */
const longestRest = 4_000_000;

/** The events of a log as one JSON document, then its parameters, wherever they stand in it. */
export async function* readLogJson(
  text: AsyncIterable<string>,
  latest: Date,
): AsyncGenerator<LogEntry> {
  const splitter = new DocumentSplitter('events', { longestItem: longestEvent, longestRest });
  try {
    for await (const piece of text) {
      for (const item of splitter.push(piece)) yield readEvent(item.text, item.index, latest);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    yield faulty(null, 'too-long', 'holds something that is longer than any log needs');
    return;
  }
  const { rest, count } = splitter.end();
  const head = parse(rest);
  if (head === undefined) yield faulty(null, 'not-json', 'cannot be read as JSON');
  else yield readDocumentHead(head, count);
}

/** The same in lines (NDJSON): format and parameters in the first, an event in each of the others. */
export async function* readLogNdjson(
  text: AsyncIterable<string>,
  latest: Date,
): AsyncGenerator<LogEntry> {
  let number = 0;
  for await (const line of linesOf(text)) {
    number += 1;
    if (line === null) yield faulty(number, 'too-long', 'is longer than any event');
    if (line === null) return;
    if (line.trim() === '') continue;
    if (number > 1) {
      yield readEvent(line, number, latest);
      continue;
    }
    const head = parse(line);
    if (head === undefined) yield faulty(number, 'not-json', 'cannot be read as JSON');
    else yield readDocumentHead(head, null);
  }
  if (number === 0) yield faulty(1, 'no-head', 'the file must begin with its format');
}

function readEvent(text: string, index: number, latest: Date): LogEntry {
  const value = parse(text);
  if (value === undefined) return faulty(index, 'not-json', 'cannot be read as JSON');
  const reading = readDocumentEvent(value, index, latest);
  return reading.kind === 'event' ? { ...reading, line: index } : reading;
}

/** Undefined, which no JSON is, for what cannot be read. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Null ends it, in the place of a line that is too long. The first holds all the parameters. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  let line = '';
  let isFirst = true;
  for await (const piece of text) {
    const parts = `${line}${piece}`.split('\n');
    line = parts.pop() ?? '';
    for (const part of parts) {
      yield part;
      isFirst = false;
    }
    if (line.length > (isFirst ? longestHead : longestEvent)) {
      yield null;
      return;
    }
  }
  if (line !== '') yield line;
}

const longestHead = 1_000_000;

function faulty(line: number | null, code: string, detail: string): LogEntry {
  const problem: LineProblem = { line, field: null, code, detail };
  return { kind: 'faulty', problems: [problem] };
}

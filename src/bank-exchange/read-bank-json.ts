import { DocumentSplitter, type ListItem } from '../kernel/document-splitter.js';
import { checkHead } from './check-head.js';
import { findRepeatedKey } from './domain/find-repeated-key.js';
import type { ParsedPart, ParsedQuestion } from './domain/parsed-bank.js';
import { readText } from './read-text.js';
import { toParsedQuestion } from './to-parsed-question.js';
import { unreadableFile } from './unreadable-file.js';

/** A question with the longest texts in every place has half of it. */
const longestItem = 1_000_000;
/** The skills, topics and sources of a bank, with the longest texts in every place. */
const longestRest = 4_000_000;

/**
 * The questions of a native document in JSON, one at a time, then its head, wherever it stands: what
 * surrounds the questions is known when the last of them was read.
 *
 * @throws AppError when the file is no native document or not JSON, cut in the middle for example
 */
export async function* readBankJson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ParsedPart> {
  const splitter = new DocumentSplitter('questions', { longestItem, longestRest });
  try {
    for await (const piece of readText(chunks)) {
      for (const item of splitter.push(piece)) yield toQuestion(item);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unreadableFile('too-large', `a question is longer than ${longestItem} characters`);
  }
  const { rest, count } = splitter.end();
  const document = parse(rest, 'it is not JSON, or not all of it');
  const { questions, ...head } = isObject(document) ? document : {};
  const parsedHead = checkHead(isObject(document) ? head : document);
  const repeated = findRepeatedKey(rest);
  if (repeated !== null) {
    throw unreadableFile('duplicate-key', `it has a key twice in one object (at #${repeated})`);
  }
  if (!Array.isArray(questions) || questions.length !== count) {
    throw unreadableFile('malformed', 'its questions must be a list of objects');
  }
  yield parsedHead;
}

function toQuestion({ index, text }: ListItem): ParsedQuestion {
  const line = index + 1;
  const document = parse(text, `question ${line} is not JSON`);
  const pointer = findRepeatedKey(text);
  const detail = 'is in the same object twice';
  const problems = pointer === null ? [] : [{ pointer, code: 'duplicate-key', detail }];
  return toParsedQuestion({ line, document, problems });
}

function parse(text: string, detail: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableFile('malformed', detail);
  }
}

function isObject(value: unknown): value is { questions?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { ParsedPart } from './domain/parsed-bank.js';
import {
  MarkdownFault,
  MarkdownSplitter,
  longestMarkdown,
  type MarkdownPart,
} from './domain/markdown-splitter.js';
import { readMarkdownQuestion } from './read-markdown-question.js';
import { readText } from './read-text.js';
import { unreadableFile } from './unreadable-file.js';

/**
 * Questions in Markdown, each below its front matter.
 *
 * @throws AppError when the file does not begin with front matter, or some is never closed
 */
export async function* readBankMarkdown(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ParsedPart> {
  const splitter = new MarkdownSplitter();
  try {
    for await (const line of linesOf(readText(chunks))) {
      const part = splitter.push(line);
      if (part !== null) yield readMarkdownQuestion(part);
    }
    const last: MarkdownPart | null = splitter.end();
    if (last !== null) yield readMarkdownQuestion(last);
  } catch (error) {
    if (!(error instanceof MarkdownFault)) throw error;
    throw unreadableFile(error.kind, details[error.kind], error.line);
  }
}

const details = {
  'not-this-format': 'a question must begin with a line ---',
  'unclosed-front-matter': 'the front matter must end with a line ---',
  'too-large': `a question is longer than ${longestMarkdown} characters`,
} as const;

/** Lines however they end; a last one that is empty is none. One that does not end is cut. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    // Too long for a whole question, so what reads the lines refuses the file.
    if (rest.length > longestMarkdown) {
      yield rest;
      rest = '';
    }
  }
  if (rest !== '') yield rest;
}

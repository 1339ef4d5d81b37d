import { checkHead } from './check-head.js';
import type { ParsedPart } from './domain/parsed-bank.js';
import { collectText } from './read-text.js';
import { readYaml } from './read-yaml.js';
import { toParsedQuestion } from './to-parsed-question.js';
import { unreadableFile } from './unreadable-file.js';

/** YAML cannot be read in pieces: all of it is in memory at once, some thirty times over. */
export const longestYaml = 8 * 1024 * 1024;

/**
 * A native document in YAML: its head, then its questions.
 *
 * @throws AppError when the file is too long, no native document, or more than plain YAML
 */
export async function* readBankYaml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ParsedPart> {
  const { value, lineOf } = readYaml(await collectText(chunks, longestYaml));
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { questions, ...head } = (isObject ? value : {}) as { questions?: unknown };
  yield checkHead(isObject ? head : value);
  if (!Array.isArray(questions)) {
    throw unreadableFile('malformed', 'its questions must be a list');
  }
  for (const [index, document] of questions.entries()) {
    yield toParsedQuestion({ line: lineOf(['questions', index]), document });
  }
}

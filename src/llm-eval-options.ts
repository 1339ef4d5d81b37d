import { parseArgs } from 'node:util';

/** What `llm:eval` was told on its command line. */
export interface LlmEvalOptions {
  /** The file of answers. */
  readonly file: string;
  /** How many of them; null for all. */
  readonly limit: number | null;
  readonly isRecorded: boolean;
  readonly asJson: boolean;
}

/** What keeps an evaluation from being made; the message is all that need be said. */
export class LlmEvalError extends Error {}

/** @returns null where help is wanted @throws LlmEvalError for what is not understood */
export function readLlmEvalOptions(args: readonly string[]): LlmEvalOptions | null {
  const values = parse(args);
  if (values.help === true) return null;
  if (values.set === undefined) {
    throw new LlmEvalError('--set must name the file of answers; --help shows how it looks.');
  }
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (limit !== null && !(Number.isInteger(limit) && limit > 0)) {
    throw new LlmEvalError('--limit must be a whole number above 0.');
  }
  // A part of the set could be picked so as to pass, and a trial must not lock what is unlocked.
  const isRecorded = values['dry-run'] !== true && limit === null;
  return { file: values.set, limit, isRecorded, asJson: values.json === true };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        set: { type: 'string' },
        limit: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    const [sentence = ''] = String(error)
      .replace(/^\w+Error(?: \[\w+\])?: /u, '')
      .split('. ');
    throw new LlmEvalError(`${sentence}; --help shows what there is.`);
  }
}

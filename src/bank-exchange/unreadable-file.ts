import { AppError } from '../kernel/app-error.js';
import { hostileCodes } from '../platform/http/guard-body.js';

/** Why a file is refused as a whole. Stable: clients switch on these. */
export const fileFaults = [
  'not-utf8',
  'malformed',
  'not-this-format',
  'too-large',
  'too-many-questions',
  'too-many-entries',
  'compressed-too-well',
  'unsafe-path',
  'encrypted',
  'entities-refused',
  'aliases-refused',
  'tags-refused',
  'merge-keys-refused',
  'duplicate-key',
  'several-documents',
  'unknown-version',
  'no-questions',
  'unknown-column',
  'missing-column',
  'repeated-column',
  'unclosed-quote',
  'unclosed-front-matter',
  ...hostileCodes,
] as const;
export type FileFault = (typeof fileFaults)[number];

/** The refusal of a whole file; `line` is where reading it stopped, null where that is unknown. */
export function unreadableFile(
  code: FileFault,
  detail: string,
  line: number | null = null,
): AppError {
  const at = line === null ? '' : ` (line ${line})`;
  const errors = [{ pointer: '#', code, detail: `${detail}${at}` }];
  return new AppError('validation-failed', `The file cannot be read: ${detail}${at}`, { errors });
}

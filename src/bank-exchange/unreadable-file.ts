import { AppError } from '../kernel/app-error.js';

/** Why a file is refused as a whole. Stable: clients switch on these. */
export const fileFaults = [
  'not-utf8',
  'malformed',
  'not-this-format',
  'too-large',
  'too-many-questions',
  'too-many-entries',
  'too-deep',
  'compressed-too-well',
  'unsafe-path',
  'encrypted',
  'entities-refused',
  'aliases-refused',
  'unknown-version',
  'no-questions',
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

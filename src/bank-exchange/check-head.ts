import { documentFormat } from '../question-bank/document-format.js';
import { findHostilePart } from '../platform/http/guard-body.js';
import type { ParsedHead } from './domain/parsed-bank.js';
import { unreadableFile } from './unreadable-file.js';

const [family] = documentFormat.split('/');

/**
 * The part of a native document around its questions.
 *
 * @throws AppError when it is hostile, of another format, or of a version that is not known here
 */
export function checkHead(document: unknown): ParsedHead {
  const fault = findHostilePart(document);
  if (fault !== null) throw unreadableFile(fault.code, `it ${fault.detail} (at ${fault.pointer})`);
  const format = isFields(document) ? document['format'] : undefined;
  if (!isFields(document) || typeof format !== 'string' || format.split('/')[0] !== family) {
    throw unreadableFile(
      'not-this-format',
      `it must be an object whose format is ${documentFormat}`,
    );
  }
  if (format !== documentFormat) {
    throw unreadableFile('unknown-version', `its format must be ${documentFormat}`);
  }
  return { kind: 'head', document };
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

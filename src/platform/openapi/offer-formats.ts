import { formatFacts, type OtherFormat } from '../http/formats.js';
import type { UploadRules } from '../http/uploads.js';
import type { MediaType, Operation } from './api-document.js';

const drawing =
  '<svg role="img" xmlns="http://www.w3.org/2000/svg"><title>Calibration</title></svg>';

const mediaTypes: Readonly<Record<OtherFormat, MediaType>> = {
  svg: {
    schema: { type: 'string', description: 'A drawing that says in `desc` what it shows.' },
    example: drawing,
  },
  html: {
    schema: { type: 'string', description: 'A page without scripts, for screens and for paper.' },
    example: '<!DOCTYPE html><html lang="en"><title>Readiness</title></html>',
  },
  pdf: {
    schema: { type: 'string', format: 'binary', description: 'A sheet of A4.' },
  },
  csv: {
    schema: {
      type: 'string',
      description: 'A line of names, then a line for each row (RFC 4180).',
    },
    example: 'id,name\r\n1,first\r\n',
  },
  ndjson: {
    schema: { type: 'string', description: 'One JSON value in each line.' },
    example: '{"id":1}\n{"id":2}\n',
  },
  yaml: {
    schema: { type: 'string', description: 'The same as in JSON.' },
    example: 'format: rehearse-bank/1\n',
  },
  markdown: {
    schema: { type: 'string', description: 'A heading for each question (CommonMark).' },
    example: '# Caching\n',
  },
  'moodle-xml': {
    schema: { type: 'string', description: 'Essay questions of Moodle.' },
    example: '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n</quiz>\n',
  },
  qti: {
    schema: { type: 'string', format: 'binary', description: 'A package of QTI 3.0.' },
  },
  gift: {
    schema: { type: 'string', description: 'Essay questions of Moodle in GIFT.' },
    example: '::Caching::What is stale? {}\n',
  },
};

/** The formats besides JSON, wherever an operation succeeds with a body. */
export function offerFormats({ responses }: Operation, others: readonly OtherFormat[]): void {
  for (const [status, { content }] of Object.entries(responses)) {
    if (Number(status) >= 300 || content?.['application/json'] === undefined) continue;
    for (const format of others) {
      content[formatFacts[format].mediaType] ??= structuredClone(mediaTypes[format]);
    }
  }
}

/** The types of a body besides JSON, of a route that takes a file. */
export function takeFormats(
  { requestBody }: Operation,
  { mediaTypes: types, mostBytes }: UploadRules,
): void {
  for (const [format, media] of Object.entries(mediaTypes)) {
    const { mediaType } = formatFacts[format as OtherFormat];
    if (requestBody === undefined || !types.includes(mediaType)) continue;
    const schema = { ...media.schema, type: 'string', maxLength: mostBytes };
    requestBody.content[mediaType] ??= { ...structuredClone(media), schema };
  }
}

import { formatFacts, type OtherFormat } from '../http/formats.js';
import type { MediaType, Operation } from './api-document.js';

const drawing =
  '<svg role="img" xmlns="http://www.w3.org/2000/svg"><title>Calibration</title></svg>';

const mediaTypes: Readonly<Record<OtherFormat, MediaType>> = {
  svg: {
    schema: { type: 'string', description: 'A drawing that says in `desc` what it shows.' },
    example: drawing,
  },
  csv: {
    schema: {
      type: 'string',
      description: 'A line of names, then a line for each row (RFC 4180).',
    },
    example: 'id,name\r\n1,first\r\n',
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

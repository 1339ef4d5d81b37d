import { StreamableFile } from '@nestjs/common';
import type { ReportFile } from './report-export.service.js';

/** Seen where it is asked for, and kept under its name. */
export function sendDocument({ name, body }: ReportFile): StreamableFile {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return new StreamableFile(bytes, {
    type: 'application/json; charset=utf-8',
    disposition: `inline; filename="${name}"`,
    length: bytes.byteLength,
  });
}

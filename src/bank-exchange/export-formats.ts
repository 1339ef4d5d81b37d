import { fileFormats, type FileFormat, type FormatName } from './file-formats.js';

/** Formats that banks go out in; the first is sent unless another is asked for. */
export const exportNames = [
  'json',
  'yaml',
  'csv',
  'markdown',
  'moodle-xml',
  'qti',
  'gift',
] as const satisfies readonly FormatName[];
export type ExportFormat = (typeof exportNames)[number];

interface Writer {
  readonly mediaType: string;
  readonly ending: string;
  readonly write: NonNullable<FileFormat['write']>;
}

function writerOf(name: ExportFormat): Writer {
  const { mediaTypes, endings, write } = fileFormats[name];
  if (write === null) throw new RangeError(`${name} is read, not written`);
  return { mediaType: mediaTypes[0], ending: endings[0], write };
}

export const exportFormats: Readonly<Record<ExportFormat, Writer>> = {
  json: writerOf('json'),
  yaml: writerOf('yaml'),
  csv: writerOf('csv'),
  markdown: writerOf('markdown'),
  'moodle-xml': writerOf('moodle-xml'),
  qti: writerOf('qti'),
  gift: writerOf('gift'),
};

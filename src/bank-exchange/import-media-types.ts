import { fileFormats, formatNames, type FormatName } from './file-formats.js';

/** Every type of file that can be imported. */
export const importMediaTypes = [
  ...new Set(
    formatNames.flatMap((name) =>
      fileFormats[name].read === null ? [] : fileFormats[name].mediaTypes,
    ),
  ),
];

/** The formats that a type of file may be. */
export function formatsOf(mediaType: string): FormatName[] {
  return formatNames.filter(
    (name) => fileFormats[name].read !== null && fileFormats[name].mediaTypes.includes(mediaType),
  );
}

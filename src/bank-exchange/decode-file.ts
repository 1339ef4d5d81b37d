import { unreadableFile } from './unreadable-file.js';

/** No file of questions is larger than this. */
export const mostFileBytes = 64 * 1024 * 1024;

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;

/**
 * The text of a file: UTF-8, with or without its mark, with line feeds as the only ends of lines.
 * Nothing is replaced silently: broken bytes and control characters, which neither XML nor a question
 * may hold, are refused.
 *
 * @throws AppError `too-large`, `not-utf8` or `malformed`
 */
export function decodeFile(bytes: Uint8Array): string {
  if (bytes.length > mostFileBytes) {
    throw unreadableFile('too-large', 'it is larger than 64 MiB');
  }
  if (looksLikeUtf16(bytes)) throw unreadableFile('not-utf8', 'it is not UTF-8 but UTF-16');
  const text = endLinesAlike(decode(bytes));
  const fault = forbidden.exec(text);
  if (fault !== null) {
    const line = lineAt(text, fault.index);
    throw unreadableFile('malformed', 'it has a control character, which no text has', line);
  }
  return text;
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0) !== (second === 0) && bytes.length > 1;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadableFile('not-utf8', 'it is not valid UTF-8');
  }
}

function endLinesAlike(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}

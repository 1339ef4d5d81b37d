import { decodeUtf8 } from '../kernel/decode-utf8.js';
import { unreadableFile } from './unreadable-file.js';

/**
 * The text of a file, piece by piece, without the mark that some programs begin it with.
 *
 * @throws AppError not-utf8 for any other encoding, unstorable-text for NUL
 */
export async function* readText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const text of decodeUtf8(chunks, notUtf8)) {
    if (text.includes('\u0000')) {
      // Plain words in UTF-16 are valid UTF-8 with a NUL beside each letter.
      throw isFirst && text.slice(0, 4).includes('\u0000') ? notUtf8() : holdsNul();
    }
    isFirst = isFirst && text === '';
    yield text;
  }
}

/** All of it, for formats that cannot be read in pieces. @throws AppError too-large as well */
export async function collectText(
  chunks: AsyncIterable<Uint8Array>,
  mostCharacters: number,
): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of readText(chunks)) {
    length += piece.length;
    if (length > mostCharacters) {
      throw unreadableFile('too-large', `it is longer than ${mostCharacters} characters`);
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

function notUtf8(): Error {
  return unreadableFile('not-utf8', 'it is not in UTF-8; save it as UTF-8 and send it again');
}

function holdsNul(): Error {
  return unreadableFile('unstorable-text', 'it holds the character NUL');
}

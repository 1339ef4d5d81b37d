import type { ParsedPart } from './domain/parsed-bank.js';

/** A reader of files that are read as a whole, as one that is fed piece by piece. */
export function readWhole(
  read: (
    bytes: Buffer,
  ) => readonly ParsedPart[] | Promise<readonly ParsedPart[]> | AsyncIterable<ParsedPart>,
): (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<ParsedPart> {
  return async function* readAll(chunks) {
    const pieces: Uint8Array[] = [];
    for await (const chunk of chunks) pieces.push(chunk);
    yield* await read(Buffer.concat(pieces));
  };
}

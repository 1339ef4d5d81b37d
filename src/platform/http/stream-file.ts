import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file that is offered for keeping, piece by piece. */
export interface FileToSend {
  readonly name: string;
  readonly mediaType: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
}

/** What is text although its type does not begin with it. */
const texts = new Set([
  'application/json',
  'application/x-ndjson',
  'application/yaml',
  'application/xml',
]);

/**
 * A file of any length as a download that is read as fast as the client takes it. The first piece is
 * waited for: what goes wrong before it is refused like anything else, what goes wrong after it cuts the
 * connection, so that half a file is never taken for a whole one.
 */
export async function streamFile({ name, mediaType, pieces }: FileToSend): Promise<StreamableFile> {
  const rest = pieces[Symbol.asyncIterator]();
  const first = await rest.next();
  const isText = mediaType.startsWith('text/') || texts.has(mediaType);
  return new StreamableFile(Readable.from(resume(first, rest), { objectMode: false }), {
    type: isText ? `${mediaType}; charset=utf-8` : mediaType,
    disposition: `attachment; filename="${name}"`,
  });
}

async function* resume(
  first: IteratorResult<string | Uint8Array>,
  rest: AsyncIterator<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  if (first.done === true) return;
  yield first.value;
  // The client may leave before the end; then so does the source.
  yield* { [Symbol.asyncIterator]: () => rest };
}

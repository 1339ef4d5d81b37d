import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** How a text is offered for keeping. */
export interface TextFile {
  readonly name: string;
  readonly mediaType: string;
}

/**
 * A text of any length as a download that is read as fast as the client takes it. The first piece is
 * waited for: what goes wrong before it is refused like anything else, what goes wrong after it cuts the
 * connection, so that half a file is never taken for a whole one.
 */
export async function streamText(
  pieces: AsyncGenerator<string>,
  { name, mediaType }: TextFile,
): Promise<StreamableFile> {
  const first = await pieces.next();
  return new StreamableFile(Readable.from(resume(first, pieces), { objectMode: false }), {
    type: `${mediaType}; charset=utf-8`,
    disposition: `attachment; filename="${name}"`,
  });
}

async function* resume(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (first.done !== true) yield first.value;
  yield* rest;
}

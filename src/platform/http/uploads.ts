import { createHash, randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../kernel/app-error.js';
import { isInUtf8 } from './read-body.js';

/** What a route takes instead of a JSON body. */
export interface UploadRules {
  readonly mediaTypes: readonly string[];
  readonly mostBytes: number;
  /** The name of what looks into the file first, where anything does; see UploadInspectors. */
  readonly inspector?: string;
}

/** A file that somebody sent, for as long as the request is worked on. */
export interface Upload {
  /** The one of the route's media types that it was sent as. */
  readonly mediaType: string;
  readonly byteCount: number;
  readonly sha256: Buffer;
  /** From the beginning, as often as needed. */
  read(): AsyncIterable<Buffer>;
}

export const uploadKey = 'http:upload';

const uploads = new WeakMap<Request, Upload>();

/**
 * A POST or PUT whose body is a file of one of these types. It is received as it comes, after the caller
 * was let in, and never held in memory; compressed ones are refused.
 */
export const TakesUpload = (rules: UploadRules): MethodDecorator => SetMetadata(uploadKey, rules);

/** What was received with this request, null on other routes. */
export function findUpload(request: Request): Upload | null {
  return uploads.get(request) ?? null;
}

/** Parameter decorator: the file of a route with `@TakesUpload`. */
export const SentFile = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  const upload = findUpload(context.switchToHttp().getRequest<Request>());
  if (upload === null) throw new Error('This route does not take an upload.');
  return upload;
});

/** An upload while it is in use, and what ends that. */
export interface ReceivedUpload {
  readonly upload: Upload;
  readonly close: () => Promise<void>;
}

/**
 * Puts the body of a request into a file without a name, which goes with its handle and so with the
 * process, however that ends.
 *
 * @throws AppError unsupported-media-type, payload-too-large, malformed-request
 */
export async function receiveUpload(request: Request, rules: UploadRules): Promise<ReceivedUpload> {
  const mediaType = assertAcceptable(request, rules);
  const file = await openNameless();
  try {
    const received = await copyBody(request, file, rules);
    if (received.byteCount === 0) throw new AppError('malformed-request', 'The body is empty.');
    const read = (): AsyncIterable<Buffer> =>
      file.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024 });
    const upload: Upload = { mediaType, ...received, read };
    uploads.set(request, upload);
    return { upload, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function assertAcceptable(request: Request, { mediaTypes, mostBytes }: UploadRules): string {
  const mediaType = mediaTypes.find((each) => request.is(each) !== false);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (mediaType === undefined || encoding !== 'identity' || !isInUtf8(request)) {
    const detail = `The body must be in UTF-8 and not compressed: ${mediaTypes.join(', ')}.`;
    throw new AppError('unsupported-media-type', detail);
  }
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes);
  return mediaType;
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `rehearse-upload-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path, { force: true });
  return file;
}

async function copyBody(
  request: Request,
  file: FileHandle,
  { mostBytes }: UploadRules,
): Promise<Pick<Upload, 'byteCount' | 'sha256'>> {
  const hash = createHash('sha256');
  let byteCount = 0;
  try {
    // A body that is given up must not take the connection with it, on which the refusal goes back.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      byteCount += bytes.length;
      if (byteCount > mostBytes) throw tooLarge(mostBytes);
      hash.update(bytes);
      await file.write(bytes);
    }
  } catch (error) {
    if (!request.readableAborted) throw error;
    throw new AppError('malformed-request', 'The body ended before its end.');
  }
  return { byteCount, sha256: hash.digest() };
}

function tooLarge(mostBytes: number): AppError {
  const detail = `The body is larger than ${mostBytes / 1024 / 1024} MiB.`;
  return new AppError('payload-too-large', detail);
}

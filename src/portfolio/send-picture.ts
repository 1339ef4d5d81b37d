import { StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isNotModified } from '../platform/http/etag.js';
import type { PictureType } from './domain/evidence.js';
import type { StoredPicture } from './evidence-file.repository.js';

const endings: Readonly<Record<PictureType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** What keeps a picture from being anything else, should a browser be sent to it. */
export const pictureSecurity = "default-src 'none'; sandbox";

/**
 * A picture for keeping, under a name of ours, with the hash of its bytes as its ETag; 304 for who has it
 * already.
 */
export function sendPicture(
  { evidenceId, mediaType, byteCount, sha256, content }: StoredPicture,
  { request, response }: { request: Request; response: Response },
): StreamableFile | undefined {
  const etag = `"${sha256.toString('base64url')}"`;
  response.setHeader('ETag', etag);
  if (isNotModified(request, etag)) {
    response.status(304);
    return undefined;
  }
  return new StreamableFile(content, {
    type: mediaType,
    length: byteCount,
    disposition: `attachment; filename="evidence-${evidenceId}.${endings[mediaType]}"`,
  });
}

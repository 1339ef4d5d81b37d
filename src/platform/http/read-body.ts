import { isUtf8 } from 'node:buffer';
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { AppError } from '../../kernel/app-error.js';

const mediaTypes = ['application/json', 'application/merge-patch+json'];

/** Reads a JSON body of at most `limit` bytes, counted after decompression. */
export function readJsonBody(limit: number): RequestHandler {
  return express.json({
    limit,
    type: mediaTypes,
    strict: true,
    verify: (_request, _response, buffer) => {
      // The parser would replace broken bytes silently; what is stored must be what was sent.
      if (!isUtf8(buffer)) throw new AppError('malformed-request', 'The body is not valid UTF-8.');
    },
  });
}

/** 415 for a body in another format, which would otherwise be passed over. */
export function refuseOtherMedia(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined ||
    Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody || (request.is(mediaTypes) !== false && isInUtf8(request))) {
    next();
    return;
  }
  next(new AppError('unsupported-media-type', 'The body must be JSON in UTF-8: application/json.'));
}

/**
 * Text between programs is UTF-8, JSON by its own rule (RFC 8259 §8.1); the parser of bodies would take
 * UTF-16 and UTF-32 too.
 */
export function isInUtf8(request: Request): boolean {
  const charset = /;\s*charset="?([^\s;"]+)/iu.exec(request.headers['content-type'] ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}

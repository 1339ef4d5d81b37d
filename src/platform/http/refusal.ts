import { HttpException } from '@nestjs/common';
import { AppError, type ErrorCode } from '../../kernel/app-error.js';
import { databaseFault } from '../database/database-fault.js';

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  503: 'unavailable',
};

const detailOfCode: Partial<Record<ErrorCode, string>> = {
  'malformed-request': 'The request could not be read.',
  'not-found': 'There is nothing at this address.',
  'payload-too-large': 'The body is larger than this operation takes.',
  'unsupported-media-type': 'The body must be JSON in UTF-8.',
};

/**
 * What an exception means to the caller, whoever threw it: us, Nest, Express's body parser, the
 * driver or the pool. Anything unknown is `internal`, and its message stays on the server.
 */
export function toRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // The body parser and Nest put what our own check threw into an error of theirs.
  if (error instanceof HttpException && error.cause instanceof AppError) return error.cause;
  const database = databaseRefusal(error);
  if (database !== null) return database;
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const code = status === null ? undefined : codeOfStatus[status];
  if (code === undefined) return new AppError('internal', 'An unexpected error occurred.');
  return new AppError(code, detailOfCode[code] ?? 'The request was refused.');
}

/** Errors of Express middleware (http-errors) carry a status and `expose`. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

function databaseRefusal(error: unknown): AppError | null {
  switch (databaseFault(error)) {
    case 'away':
      return new AppError('unavailable', 'The database is busy or out of reach.', {
        retryAfterSeconds: 1,
      });
    case 'unstorable-text': {
      const detail = 'The request holds a character that cannot be stored.';
      return new AppError('malformed-request', detail);
    }
    case null:
      return null;
  }
}

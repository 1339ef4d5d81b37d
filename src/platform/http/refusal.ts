import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AppError, type ErrorCode } from '../../kernel/app-error.js';
import { sqlState } from '../database/unit-of-work.js';

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

const unavailableStates = new Set(['57P01', '57P02', '57P03', '53300', '55P03', '57014', '25P03']);
const connectionFaults = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE']);

function databaseRefusal(error: unknown): AppError | null {
  const state = sqlState(error);
  if (state !== null && (unavailableStates.has(state) || state.startsWith('08'))) return busy();
  if (state !== null && connectionFaults.has(state)) return busy();
  if (state === '22021' || state === '22P05') {
    return new AppError(
      'malformed-request',
      'The request holds a character that cannot be stored.',
    );
  }
  // pg and its pool throw these without a code.
  const message = error instanceof Error ? error.message : '';
  const lostConnection =
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/u;
  const fromDriver = error instanceof QueryFailedError || !(error instanceof HttpException);
  return fromDriver && lostConnection.test(message) ? busy() : null;
}

function busy(): AppError {
  return new AppError('unavailable', 'The database is busy or out of reach.', {
    retryAfterSeconds: 1,
  });
}

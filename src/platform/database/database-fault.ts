import { QueryFailedError } from 'typeorm';

/** The five-character SQLSTATE of a failed query (PostgreSQL, appendix A), null when there is none. */
export function sqlState(error: unknown): string | null {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return null;
  return typeof cause.code === 'string' ? cause.code : null;
}

/** SQLSTATEs after which the same work may simply be done again: serialization failure, deadlock. */
export const retryableStates: ReadonlySet<string> = new Set(['40001', '40P01']);
/** Shutting down, too many connections, lock or statement timeout, idle in a transaction. */
const awayStates = new Set(['57P01', '57P02', '57P03', '53300', '55P03', '57014', '25P03']);
const networkFaults = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE']);
/** The driver and its pool throw these without a code. */
const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/u;

/**
 * What a fault of the database means: `away` passes by itself, `unstorable-text` is the request's
 * fault, and null is no fault of this kind.
 */
export function databaseFault(error: unknown): 'away' | 'unstorable-text' | null {
  const state = sqlState(error) ?? '';
  if (state === '22021' || state === '22P05') return 'unstorable-text';
  return isAway(state) || isDisconnected(error) || isOfRemovedRow(state, error) ? 'away' : null;
}

/** Whoever may do it again, and here nobody did or not often enough, may do so later. */
function isAway(state: string): boolean {
  if (awayStates.has(state) || retryableStates.has(state)) return true;
  return networkFaults.has(state) || /^08...$/u.test(state);
}

function isDisconnected(error: unknown): boolean {
  return error instanceof Error && lostConnection.test(error.message);
}

/** An account or a bank that was removed while this ran; the next try is told so. */
function isOfRemovedRow(state: string, error: unknown): boolean {
  if (state !== '23503') return false;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null || !('detail' in cause)) return false;
  return (
    typeof cause.detail === 'string' &&
    /not present in table "(?:account|bank)"/u.test(cause.detail)
  );
}

/** Every way a request can be refused. Stable: clients switch on these, so a code is never renamed. */
export const errorCodes = [
  'malformed-request',
  'validation-failed',
  'unauthenticated',
  'invalid-credentials',
  'forbidden',
  'insufficient-scope',
  'not-shared',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'conflict',
  'already-exists',
  'invalid-state',
  'in-debt',
  'milestone-locked',
  'feedback-disabled',
  'consent-required',
  'idempotency-key-in-use',
  'idempotency-key-reused',
  'stale-preview',
  'unknown-target',
  'gone',
  'precondition-failed',
  'precondition-required',
  'request-timeout',
  'payload-too-large',
  'headers-too-large',
  'unsupported-media-type',
  'rule-violated',
  'rate-limited',
  'budget-spent',
  'overloaded',
  'unavailable',
  'optimizer-unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Parts of a request beside its body, by the words of OpenAPI. */
export const parameterPlaces = ['path', 'query', 'header'] as const;

/** One fault of one field. `pointer` is an RFC 6901 fragment such as `#/reviews/3/rating`. */
export interface FieldProblem {
  /** Where the parameter stands; absent for the body. */
  in?: (typeof parameterPlaces)[number];
  pointer: string;
  code: string;
  detail: string;
}

interface Particulars {
  /** Faults by field, all of them rather than the first. */
  errors?: readonly FieldProblem[];
  /** When trying again makes sense. */
  retryAfterSeconds?: number;
  /** The current ETag, where a precondition failed. */
  etag?: string;
  /** Further members of the problem document (RFC 9457 §3.2), such as a fresh preview. */
  extensions?: Readonly<Record<string, unknown>>;
}

/**
 * A refusal that the caller can act on. Services throw it; only the HTTP layer knows its status.
 * `detail` is shown to the caller, so it names the rule and never the caller's own input.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly particulars: Particulars = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'AppError';
  }
}

/** The same words for a row that is not there and one that is not yours. */
export function notFound(what: string): AppError {
  return new AppError('not-found', `No ${what} with this id.`);
}

/** A well-formed request that breaks a rule of the domain, told by field. */
export function ruleViolated(errors: readonly FieldProblem[]): AppError {
  const first = errors[0];
  return new AppError('rule-violated', first?.detail ?? 'A rule of the domain is broken.', {
    errors,
  });
}

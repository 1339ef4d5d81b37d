import type { ErrorCode } from '../../kernel/app-error.js';

/** What a code means over HTTP. This is the only place where a status is chosen. */
export interface ProblemType {
  status: number;
  title: string;
  /** Shown at `/problems/{code}`, which the `type` of every problem document points to. */
  description: string;
}

export const problemCatalogue: Readonly<Record<ErrorCode, ProblemType>> = {
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    description:
      'The request could not be read: not JSON, not UTF-8, nested too deep, or a broken header. Mend it before sending it again.',
  },
  'validation-failed': {
    status: 400,
    title: 'Invalid request',
    description:
      'One or more fields or parameters are invalid. `errors` lists each of them with a JSON pointer, and a parameter with `in` for where it stands.',
  },
  unauthenticated: {
    status: 401,
    title: 'Authentication required',
    description:
      'The request carries no valid access token. Log in, refresh the session, or use a personal access token.',
  },
  'invalid-credentials': {
    status: 401,
    title: 'Invalid credentials',
    description:
      'The e-mail address, password, code or token is wrong. The answer is the same for an unknown account.',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    description: 'You are signed in, but your role does not allow this.',
  },
  'insufficient-scope': {
    status: 403,
    title: 'Insufficient scope',
    description:
      'The personal access token does not have the scope this operation needs, or the operation needs a signed-in session.',
  },
  'not-shared': {
    status: 403,
    title: 'Not shared',
    description:
      'This member of the cohort does not show this to those who coach. Only the member can change that.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    description: 'There is nothing at this address that you may see.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    description: 'The address exists, the method does not. `Allow` lists the methods it takes.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    description: 'The resource is not offered in any format that `Accept` names.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    description: 'The request contradicts the current state of the resource.',
  },
  'already-exists': {
    status: 409,
    title: 'Already exists',
    description:
      'A resource with this id or name exists already, and it is not the same as the one sent.',
  },
  'invalid-state': {
    status: 409,
    title: 'Not in this state',
    description: 'The resource is not in a state in which this operation makes sense.',
  },
  'milestone-locked': {
    status: 409,
    title: 'Milestone locked',
    description:
      'The milestone before it is not accepted yet: by what peers settled on, or by a coach. `missing` says what is.',
  },
  'in-debt': {
    status: 409,
    title: 'Reviews are owed',
    description:
      'You asked for more peer reviews than you have given. Review answers of others first: each earns one.',
  },
  'feedback-disabled': {
    status: 409,
    title: 'No feedback here',
    description:
      'This server asks no model for feedback. The coverage hint and grading by yourself and by others work without one.',
  },
  'consent-required': {
    status: 403,
    title: 'Consent required',
    description:
      'The answer would be sent to the server that `GET /v1/feedback/capabilities` names. Send `"consent": true` if that is what you want.',
  },
  'idempotency-key-in-use': {
    status: 409,
    title: 'Request in progress',
    description:
      'A request with the same Idempotency-Key is being worked on. Wait for `Retry-After` and send it again.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'Idempotency key reused',
    description: 'This Idempotency-Key was used before with another payload. Use a new key.',
  },
  'stale-preview': {
    status: 409,
    title: 'Stale preview',
    description:
      'The card, its parameters or the study day changed after the preview was made. `preview` holds a fresh one.',
  },
  'unknown-target': {
    status: 409,
    title: 'Target not known yet',
    description:
      'The event undoes or redoes one that has not arrived here. Send it again after its target.',
  },
  gone: {
    status: 410,
    title: 'Gone',
    description: 'The resource was here and is not any more.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Precondition failed',
    description:
      'The resource changed after you read it. `ETag` holds its current version: read it again, then repeat the change.',
  },
  'precondition-required': {
    status: 428,
    title: 'Precondition required',
    description:
      'This change needs `If-Match` with the ETag you read, so that nobody’s change is lost.',
  },
  'request-timeout': {
    status: 408,
    title: 'Request timeout',
    description: 'The request did not arrive in time. Send it again.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Headers too large',
    description: 'The headers of the request are larger than the server takes.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Payload too large',
    description: 'The body is larger than this operation takes.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    description:
      'The body is not in a format, character set or encoding that this operation takes.',
  },
  'rule-violated': {
    status: 422,
    title: 'Rule violated',
    description:
      'The request is well formed and breaks a rule. `errors` names the fields and the rule.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    description: 'Wait for `Retry-After` seconds before the next request.',
  },
  'budget-spent': {
    status: 429,
    title: 'Budget spent',
    description:
      'The calls or tokens of the day are spent, or reserved by what is under way. `Retry-After` tells when to try again.',
  },
  overloaded: {
    status: 503,
    title: 'Overloaded',
    description:
      'The server has more work than it can take. Try again after `Retry-After` seconds.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    description:
      'A part that this operation needs cannot be reached. Try again after `Retry-After` seconds.',
  },
  'optimizer-unavailable': {
    status: 503,
    title: 'Optimizer unavailable',
    description:
      'The native library that fits weights is not installed on this server, or there is none for its machine. Everything else works without it.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    description:
      'Something went wrong on our side. Quote `requestId` when you report it; nothing was half-written.',
  },
};

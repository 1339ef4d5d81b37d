import { parameterPlaces, type ErrorCode } from '../../kernel/app-error.js';
import { problemMediaType, toProblem } from '../http/problem.js';
import type { ApiResponse, JsonSchema } from './api-document.js';
import { commonHeaders, rateHeaders, referToHeaders } from './shared-headers.js';

interface Refusal {
  name: string;
  /** The most usual reason, which the example shows. */
  code: ErrorCode;
  description: string;
  detail: string;
  headers?: readonly string[];
}

/** Every status of 400 and above that an operation may answer with. */
const refusals: Readonly<Record<number, Refusal>> = {
  400: {
    name: 'BadRequest',
    code: 'validation-failed',
    description: 'The request is malformed, or `errors` lists what is invalid in it.',
    detail: 'One or more fields are invalid.',
  },
  401: {
    name: 'Unauthorized',
    code: 'unauthenticated',
    description: 'No valid credentials were sent.',
    detail: 'This operation needs an access token.',
    headers: ['WWW-Authenticate'],
  },
  403: {
    name: 'Forbidden',
    code: 'forbidden',
    description: 'Your role, or the scope of your token, does not allow this.',
    detail: 'This operation is for coaches.',
  },
  404: {
    name: 'NotFound',
    code: 'not-found',
    description: 'There is nothing here that you may see; the same answer for what is not yours.',
    detail: 'No card with this id.',
  },
  406: {
    name: 'NotAcceptable',
    code: 'not-acceptable',
    description: 'The resource is not offered in a format that `Accept` names.',
    detail: 'This resource is offered as JSON.',
  },
  409: {
    name: 'Conflict',
    code: 'conflict',
    description: 'The request contradicts the current state, or its key is being worked on.',
    detail: 'The resource is not in a state that allows this.',
    headers: ['Retry-After'],
  },
  410: {
    name: 'Gone',
    code: 'gone',
    description: 'It was here and is not any more.',
    detail: 'The resource is gone.',
  },
  412: {
    name: 'PreconditionFailed',
    code: 'precondition-failed',
    description: 'The resource changed after you read it; `ETag` holds its current version.',
    detail: 'The resource changed after you read it.',
    headers: ['ETag'],
  },
  413: {
    name: 'PayloadTooLarge',
    code: 'payload-too-large',
    description: 'The body is larger than this operation takes.',
    detail: 'The body is larger than this operation takes.',
  },
  415: {
    name: 'UnsupportedMediaType',
    code: 'unsupported-media-type',
    description: 'The body is not in a format that this operation takes.',
    detail: 'The body must be JSON: application/json.',
  },
  422: {
    name: 'UnprocessableContent',
    code: 'rule-violated',
    description: 'The request is well formed and breaks a rule, or reuses an Idempotency-Key.',
    detail: 'The interview must lie in the future.',
  },
  428: {
    name: 'PreconditionRequired',
    code: 'precondition-required',
    description: '`If-Match` is missing.',
    detail: 'Send If-Match with the ETag you read.',
  },
  429: {
    name: 'TooManyRequests',
    code: 'rate-limited',
    description: 'Too many requests; wait for `Retry-After` seconds.',
    detail: 'Too many requests.',
    headers: ['Retry-After'],
  },
  500: {
    name: 'InternalError',
    code: 'internal',
    description: 'Something went wrong on this side; nothing was half-written.',
    detail: 'An unexpected error occurred.',
  },
  503: {
    name: 'Unavailable',
    code: 'unavailable',
    description:
      'The server is overloaded or misses a part; try again after `Retry-After` seconds.',
    detail: 'The database is busy or out of reach.',
    headers: ['Retry-After'],
  },
};

const fieldFault = {
  pointer: '#/rating',
  code: 'is-in',
  detail: 'must be one of 1, 2, 3, 4',
};

/** A reference to the shared answer with this status, undefined when there is none. */
export function referToResponse(status: number): ApiResponse | undefined {
  const refusal = refusals[status];
  return refusal && { $ref: `#/components/responses/${refusal.name}` };
}

export function sharedResponses(): Record<string, ApiResponse> {
  return Object.fromEntries(
    Object.values(refusals).map((refusal) => [refusal.name, toResponse(refusal)]),
  );
}

function toResponse({ code, description, detail, headers = [] }: Refusal): ApiResponse {
  const hasFields = code === 'validation-failed' || code === 'rule-violated';
  const example = toProblem(code, {
    detail,
    instance: '/v1/cards',
    requestId: '1f6f1c2e-6a53-4c5e-9b0a-3f1f7d9b2a10',
    errors: hasFields ? [fieldFault] : undefined,
  });
  return {
    description,
    headers: referToHeaders([...headers, ...rateHeaders, ...commonHeaders]),
    content: {
      [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' }, example },
    },
  };
}

const shortText = (description: string, maxLength: number): JsonSchema => ({
  type: 'string',
  description,
  maxLength,
});

/** The body of every refusal (RFC 9457). */
export const problemSchemas: Readonly<Record<string, JsonSchema>> = {
  Problem: {
    type: 'object',
    description: 'Why a request was refused (RFC 9457). Some codes add members of their own.',
    required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
    properties: {
      type: { ...shortText('The address that explains this code.', 100), format: 'uri-reference' },
      title: shortText('The kind of refusal, in words.', 100),
      status: { type: 'integer', description: 'The status code.', minimum: 400, maximum: 599 },
      detail: shortText('What to mend, in words.', 300),
      instance: { ...shortText('The address that was asked.', 300), format: 'uri-reference' },
      code: shortText('The kind of refusal, for programs: stable, never renamed.', 50),
      requestId: shortText('Quote this when you report the refusal.', 64),
      errors: {
        type: 'array',
        description: 'Every fault by field, where fields are at fault.',
        items: { $ref: '#/components/schemas/FieldProblem' },
        maxItems: 100,
      },
    },
  },
  FieldProblem: {
    type: 'object',
    description: 'One fault of one field.',
    required: ['pointer', 'code', 'detail'],
    properties: {
      in: {
        type: 'string',
        enum: [...parameterPlaces],
        description: 'Where the parameter at fault stands. Absent for the body.',
      },
      pointer: shortText(
        'JSON pointer into the body, such as `#/reviews/3/rating`; of a parameter its name, such as `#/limit`, and of a header `#/headers/` before it.',
        300,
      ),
      code: shortText('The rule that is broken, for programs.', 100),
      detail: shortText('The rule that is broken, in words.', 300),
    },
  },
};

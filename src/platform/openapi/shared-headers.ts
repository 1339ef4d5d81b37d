import type { ApiHeader } from './api-document.js';

const text = (maxLength: number, example: string) => ({
  type: 'string',
  maxLength,
  examples: [example],
});

/** Response headers, described once. */
export const sharedHeaders: Readonly<Record<string, ApiHeader>> = {
  'X-Request-Id': {
    description: 'Under this id the request is logged; yours, when you sent a plain one.',
    schema: text(64, '1f6f1c2e-6a53-4c5e-9b0a-3f1f7d9b2a10'),
  },
  'Access-Control-Allow-Origin': {
    description: 'Your origin, when it is one of those this server lets in; else absent.',
    schema: text(300, 'https://app.example.org'),
  },
  RateLimit: {
    description: 'Requests that remain (`r`) and seconds until they are all back (`t`).',
    schema: text(100, '"default";r=599;t=60'),
  },
  'RateLimit-Policy': {
    description: 'How many requests (`q`) are allowed in a window of so many seconds (`w`).',
    schema: text(100, '"default";q=600;w=60'),
  },
  'Retry-After': {
    description: 'Seconds to wait before the next attempt.',
    schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 86_400, examples: [30] },
  },
  'WWW-Authenticate': {
    description: 'The scheme that this API takes.',
    schema: text(100, 'Bearer'),
  },
  ETag: {
    description: 'The version of the resource; send it as `If-Match` when you change it.',
    schema: text(200, '"019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34.3"'),
  },
  Link: {
    description: 'The next page, relative, with `rel="next"`; absent on the last one.',
    schema: text(4000, '</v1/cards?cursor=abc>; rel="next"'),
  },
  Location: {
    description: 'The address of what was made, where it has one of its own.',
    schema: text(2000, '/v1/cards/019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34'),
  },
  'Idempotency-Replayed': {
    description: '`true` when this is the stored answer to an earlier request with the same key.',
    schema: { type: 'string', enum: ['true'] },
  },
};

/** On every answer. */
export const commonHeaders = ['X-Request-Id', 'Access-Control-Allow-Origin'];
/** On every answer of a route, before or after it was let in. */
export const rateHeaders = ['RateLimit', 'RateLimit-Policy'];

export function referToHeaders(names: readonly string[]): Record<string, ApiHeader> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

import { hasType, type ApiDocument, type JsonSchema, type Operation } from './api-document.js';
import { exampleOf } from './example-of.js';
import { offerFormats, takeFormats } from './offer-formats.js';
import type { RouteFacts } from './route-facts.js';
import { commonHeaders, rateHeaders, referToHeaders } from './shared-headers.js';
import { referToResponse } from './shared-responses.js';
import { nameOfComponent } from './walk-schemas.js';

const writingMethods = new Set(['post', 'put', 'patch']);
const successes: Readonly<Record<string, string>> = {
  200: 'Done; the body holds the result.',
  201: 'Made; the body holds it.',
  202: 'Accepted; the work is done in the background.',
  204: 'Done; there is no body.',
};

/** Complete one operation with what holds for every operation of its kind. */
export function describeOperation(
  { method, operation }: { method: string; operation: Operation },
  facts: RouteFacts,
  document: ApiDocument,
): void {
  splitComment(operation);
  addUsualSuccess(operation, facts.status ?? (method === 'post' ? 201 : 200));
  offerFormats(operation, facts.otherFormats);
  if (facts.upload !== null) takeFormats(operation, facts.upload);
  boundParameters(operation);
  if (method === 'patch') offerMergePatch(operation);
  if (facts.isPublic) operation.security = [];
  else delete operation.security;
  const isConditional = facts.isConditional || operation.responses['304'] !== undefined;
  if (isConditional && method === 'get') offerNotModified(operation);
  const sendsEtag = facts.sendsEtag || isConditional;
  describeSuccesses(operation, { ...facts, sendsEtag }, document);
  addRefusals(operation, [
    ...expectedRefusals(method, operation),
    ...refusalsOfAccess(operation, facts),
  ]);
  addExamples(operation, document);
}

/** The comment of a controller method: its first sentence is the summary, the rest the description. */
function splitComment(operation: Operation): void {
  const comment = (operation.summary ?? '').trim();
  const [first = ''] = comment.split(/(?<=[.?!])\s|\n\s*\n/u);
  const rest = comment.slice(first.length).trim();
  operation.summary = first.replaceAll(/\s+/gu, ' ').replace(/\.$/u, '');
  operation.description ??= rest === '' ? `${operation.summary}.` : joinLines(rest);
}

function joinLines(text: string): string {
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.replaceAll(/\s+/gu, ' '))
    .join('\n\n');
}

/** A controller that names a second success (200 for what was done before) hides the usual one. */
function addUsualSuccess({ responses }: Operation, status: number): void {
  const other = Object.entries(responses).find(([each]) => each.startsWith('2'));
  if (responses[status] !== undefined || other?.[1].content === undefined) return;
  responses[status] = { content: structuredClone(other[1].content) };
}

/** Ids in addresses are UUIDs; a name that is not one has its own decorator. */
function boundParameters(operation: Operation): void {
  for (const { in: place, name, schema } of operation.parameters ?? []) {
    if (place !== 'path' || !/^id$|Id$/u.test(name) || schema.format !== undefined) continue;
    Object.assign(schema, { format: 'uuid', minLength: 36, maxLength: 36 });
  }
}

/** The media type by its own name (RFC 7396), besides plain JSON. */
function offerMergePatch({ requestBody }: Operation): void {
  const json = requestBody?.content['application/json'];
  if (requestBody === undefined || json === undefined) return;
  requestBody.content['application/merge-patch+json'] ??= { ...json };
}

function offerNotModified(operation: Operation): void {
  operation.parameters = [
    ...(operation.parameters ?? []),
    {
      name: 'If-None-Match',
      in: 'header',
      required: false,
      description: 'An ETag you have; the answer is 304 without a body while it still holds.',
      schema: { type: 'string', maxLength: 1000 },
    },
  ];
  operation.responses['304'] ??= { description: 'What you have is still current.' };
}

function describeSuccesses(operation: Operation, facts: RouteFacts, document: ApiDocument): void {
  for (const [status, response] of Object.entries(operation.responses)) {
    if (Number(status) >= 400) continue;
    response.description ||= successes[status] ?? 'Done.';
    response.headers = {
      ...response.headers,
      ...referToHeaders([
        ...(facts.sendsEtag ? ['ETag'] : []),
        ...(isPage(operation, document) ? ['Link'] : []),
        ...(['201', '202'].includes(status) && facts.sendsLocation ? ['Location'] : []),
        ...(hasHeader(operation, 'Idempotency-Key') ? ['Idempotency-Replayed'] : []),
        ...usualHeaders(facts),
      ]),
    };
  }
}

/** What answers to a request that nobody counts cannot say how many are left. */
function usualHeaders({ isUnguarded }: RouteFacts): string[] {
  return isUnguarded ? commonHeaders : [...rateHeaders, ...commonHeaders];
}

function isPage(operation: Operation, document: ApiDocument): boolean {
  const schema = operation.responses['200']?.content?.['application/json']?.schema;
  if (schema === undefined) return false;
  const component = document.components.schemas[nameOfComponent(schema) ?? ''] ?? schema;
  return [component, ...(component.allOf ?? [])].some(
    (part: JsonSchema) => part.properties?.['nextCursor'] !== undefined,
  );
}

function hasHeader(operation: Operation, name: string): boolean {
  return (operation.parameters ?? []).some((each) => each.in === 'header' && each.name === name);
}

function expectedRefusals(method: string, operation: Operation): number[] {
  return [
    400,
    ...((operation.parameters ?? []).some((each) => each.in === 'path') ? [404] : []),
    // Where no body is taken, one that is sent is refused all the same.
    ...(writingMethods.has(method) ? [413, 415] : []),
    ...(method === 'get' ? [] : [409]),
    ...(writingMethods.has(method) ? [422] : []),
    ...(hasHeader(operation, 'If-Match') ? [412, 428] : []),
    500,
    503,
  ];
}

/** A public route that takes a body checks credentials in it. */
function refusalsOfAccess(operation: Operation, { isPublic, isUnguarded }: RouteFacts): number[] {
  if (isUnguarded) return [];
  if (!isPublic) return [401, 403, 429];
  return operation.requestBody === undefined ? [429] : [401, 429];
}

/** The shared answers, also in place of those that a controller only named. */
function addRefusals(operation: Operation, expected: readonly number[]): void {
  const declared = Object.keys(operation.responses).map(Number);
  for (const status of [...expected, ...declared.filter((each) => each >= 400)]) {
    const shared = referToResponse(status);
    const description = operation.responses[status]?.description;
    if (shared === undefined) continue;
    operation.responses[status] = { ...shared, ...(description ? { description } : {}) };
  }
}

function addExamples(operation: Operation, document: ApiDocument): void {
  const contents = [
    operation.requestBody?.content,
    ...Object.values(operation.responses).map(({ content }) => content),
  ];
  for (const media of contents.flatMap((content) => Object.values(content ?? {}))) {
    if (media.schema === undefined || media.example !== undefined || media.examples) continue;
    media.example = exampleOf(media.schema, document.components.schemas);
  }
  for (const parameter of operation.parameters ?? []) {
    if (hasType(parameter.schema, 'integer')) parameter.schema.format ??= 'int32';
  }
}

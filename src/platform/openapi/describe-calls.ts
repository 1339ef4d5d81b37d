import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { getSchemaPath } from '@nestjs/swagger';
import type { ApiDocument, ApiResponse, JsonSchema, Operation, Parameter } from './api-document.js';
import { callsKey, type DescribedCall } from './describes-calls.js';
import { exampleOf } from './example-of.js';

type Calls = Readonly<Record<string, { post: Operation }>>;

/** The calls that controllers say their clients get, under the `webhooks` of the document. */
export function describeCalls(app: INestApplicationContext, document: ApiDocument): Calls {
  const controllers = Array.from(app.get(ModulesContainer).values()).flatMap((module) =>
    Array.from(module.controllers.values()),
  );
  return Object.fromEntries(
    controllers
      .flatMap(({ metatype }) => (metatype ? callsOf(metatype) : []))
      .map((call) => [call.name, { post: describeCall(call, document) }]),
  );
}

function callsOf(controller: object): readonly DescribedCall[] {
  return (Reflect.getMetadata(callsKey, controller) as DescribedCall[] | undefined) ?? [];
}

function describeCall(call: DescribedCall, { components }: ApiDocument): Operation {
  const schema = payloadOf(call);
  const example = exampleOf(schema, components.schemas);
  return {
    operationId: `on${call.name.split(/[.-]/u).map(capitalise).join('')}`,
    tags: ['Notifications'],
    summary: call.told.replace(/\.$/u, ''),
    description: call.told,
    security: [],
    parameters: headers,
    requestBody: { required: true, content: { 'application/json': { schema, example } } },
    responses,
  };
}

function payloadOf({ name, data, isOfTheDay }: DescribedCall): JsonSchema {
  const timestamp = isOfTheDay
    ? {
        description: 'The day on which it happened, as its first instant, UTC.',
        examples: ['2026-11-22T00:00:00.000Z'],
      }
    : { description: 'When it happened.' };
  return {
    type: 'object',
    required: ['type', 'timestamp', 'data'],
    properties: {
      type: { type: 'string', const: name, description: 'What the call tells.' },
      timestamp: { type: 'string', format: 'date-time', maxLength: 24, ...timestamp },
      data: { $ref: getSchemaPath(data) },
    },
  };
}

const header = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', maxLength: 300, examples: [example] },
});

/** Standard Webhooks 1.0. */
const headers: Parameter[] = [
  header(
    'webhook-id',
    'The same over all tries of one message: who has it drops it.',
    '019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34',
  ),
  header(
    'webhook-timestamp',
    'Seconds since 1970 at this try. Refuse what is more than five minutes off.',
    '1795339800',
  ),
  header(
    'webhook-signature',
    'One or more signatures, separated by spaces: `v1,` and the HMAC-SHA256 in base64 of id, timestamp and body, joined by dots.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

const responses: Record<string, ApiResponse> = {
  '2XX': { description: 'It arrived; the body is not read.' },
  '410': { description: 'Nobody wants to be called here any more: the webhook is disabled.' },
  default: { description: 'It failed, redirects included, and is tried again later.' },
};

function capitalise(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

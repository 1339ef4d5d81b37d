import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { AppModule } from '../../app.module.js';
import { AppConfig } from '../config/app-config.js';
import { readEnv } from '../config/env-variables.js';
import { packageVersion } from '../config/package-version.js';
import { SystemClock } from '../config/system-clock.js';
import {
  listOperations,
  type ApiDocument,
  type ApiResponse,
  type JsonSchema,
} from './api-document.js';
import { apiTags } from './api-tags.js';
import { boundOutputs, closeInputs } from './bound-schemas.js';
import { describeCalls } from './describe-calls.js';
import { describeOperation } from './describe-operation.js';
import { collectRouteFacts, noFacts } from './route-facts.js';
import { sharedHeaders } from './shared-headers.js';
import { problemSchemas, sharedResponses } from './shared-responses.js';
import { listSchemas } from './walk-schemas.js';

const description = [
  'Practice for technical interviews: questions with rubrics, attempts that are graded against them, and spaced repetition that brings each question back when it is about to be forgotten.',
  'Every refusal is a problem document (RFC 9457) whose `code` is stable. Lists are paged with cursors. A change of a resource needs the `ETag` you read as `If-Match`; a POST that makes something may be repeated with the same `Idempotency-Key`. Instants are UTC.',
].join('\n\n');

/**
 * The OpenAPI document of the whole API, from the built code: the types in it are written by a
 * compiler plugin that runs in the build alone. Nothing is started and no database is needed.
 */
export async function buildDocument(): Promise<ApiDocument> {
  const config = new AppConfig(
    readEnv({}),
    { appSecret: Buffer.alloc(32), signingKeys: [] },
    { url: 'postgres://127.0.0.1/none', isEmbedded: false },
  );
  // In preview Nest reads the modules and makes none of their providers.
  const app = await NestFactory.create(AppModule.forRoot(config, new SystemClock()), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Rehearse API')
    .setDescription(description)
    .setVersion(packageVersion())
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: bearer })
    .build();
  const scanned = SwaggerModule.createDocument(app, frame, {
    operationIdFactory: (_controller, method) => method,
  });
  // Through JSON, so that what is completed here is what will be written: no classes, no undefined.
  const document = JSON.parse(JSON.stringify(scanned)) as ApiDocument;
  const completed = complete(document, collectRouteFacts(app));
  // Last: an example is made of schemas that are complete.
  const { components, ...before } = completed;
  return { ...before, webhooks: describeCalls(app, completed), components };
}

const bearer =
  'An access token from logging in, which is good for fifteen minutes, or a personal access token.';

function complete(document: ApiDocument, facts: ReturnType<typeof collectRouteFacts>): ApiDocument {
  document.servers = [
    { url: '/', description: 'The server that serves this page', 'x-internal': false },
  ];
  document.security = [{ bearer: [] }];
  document.components.headers = { ...sharedHeaders };
  Object.assign(document.components.schemas, problemSchemas);
  Object.values(document.components.schemas).forEach(renameExamples);
  Object.values(document.components.schemas).forEach(orderNumbers);
  for (const entry of listOperations(document)) {
    const { operationId, parameters = [] } = entry.operation;
    for (const { schema } of parameters) renameExamples(schema);
    describeOperation(entry, facts.get(operationId) ?? noFacts, document);
  }
  document.components.responses = usedResponses(document);
  closeInputs(document);
  boundOutputs(document);
  delete document.info['contact'];
  const { openapi, info, servers, security, components } = document;
  components.schemas = sortKeys(components.schemas);
  const paths = sortKeys(document.paths);
  return { openapi, info, servers, security, tags: usedTags(document), paths, components };
}

/** JSON Schema knows `examples`; `example` is what OpenAPI had before 3.1. */
function renameExamples(root: JsonSchema): void {
  for (const { schema } of listSchemas(root, '')) {
    if (!('example' in schema)) continue;
    schema.examples = [schema.example];
    delete schema.example;
  }
}

/** A union of numbers is listed in whatever order the compiler met them. */
function orderNumbers(root: JsonSchema): void {
  for (const { schema } of listSchemas(root, '')) {
    if (schema.enum?.every((each) => typeof each === 'number') === true) {
      schema.enum = schema.enum.toSorted((one, other) => one - other);
    }
  }
}

function usedTags(document: ApiDocument): ApiDocument['tags'] {
  const used = new Set(listOperations(document).flatMap(({ operation }) => operation.tags ?? []));
  const known = apiTags.filter(({ name }) => used.delete(name));
  return [...known, ...Array.from(used, (name) => ({ name }))];
}

function usedResponses(document: ApiDocument): Record<string, ApiResponse> {
  const used = new Set(
    listOperations(document).flatMap(({ operation }) =>
      Object.values(operation.responses).map(({ $ref }) => $ref?.split('/').at(-1)),
    ),
  );
  return Object.fromEntries(Object.entries(sharedResponses()).filter(([name]) => used.has(name)));
}

function sortKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
}

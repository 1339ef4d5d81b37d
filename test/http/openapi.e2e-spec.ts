import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import createClient from 'openapi-fetch';
import { webhookKinds } from '../../src/notifications/notice-catalogue.js';
import { projectDir } from '../../src/platform/config/app-config.js';
import {
  hasType,
  listOperations,
  type ApiDocument,
  type JsonSchema,
} from '../../src/platform/openapi/api-document.js';
import { listInputSchemas } from '../../src/platform/openapi/walk-schemas.js';
import type { paths } from '../support/api-schema.js';
import { schemaFaults } from '../support/schema-faults.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const committed = readFileSync(join(projectDir, 'openapi.json'), 'utf8');

describe('the OpenAPI document', () => {
  const document = JSON.parse(committed) as ApiDocument;
  const operations = listOperations(document);
  /** The operations that a rule does not hold for, by name. */
  const offenders = (breaks: (each: (typeof operations)[number]) => boolean): string[] =>
    operations.filter(breaks).map(({ operation }) => operation.operationId);

  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/u.test(id))).toEqual([]);
  });

  it('explains every operation, in one chapter', () => {
    expect(offenders(({ operation }) => !operation.summary || !operation.description)).toEqual([]);
    expect(offenders(({ operation }) => operation.tags?.length !== 1)).toEqual([]);
    expect(document.tags.filter(({ description }) => !description)).toEqual([]);
  });

  it('says what every operation answers, with an example', () => {
    const lacksSuccess = offenders(
      ({ operation }) =>
        !Object.keys(operation.responses).some((status) => /^2\d\d$/u.test(status)),
    );
    expect(lacksSuccess).toEqual([]);
    const lacksExample = offenders(({ operation }) =>
      [operation.requestBody?.content, ...Object.values(operation.responses).map((r) => r.content)]
        .flatMap((content) => Object.values(content ?? {}))
        .some(({ schema, example, examples }) => schema && !examples && example === undefined),
    );
    expect(lacksExample).toEqual([]);
  });

  it('lists the refusals that can occur', () => {
    const lacks = (status: number) =>
      offenders(
        ({ operation, path, method }) =>
          operation.responses[status] === undefined &&
          mayAnswer(status, { path, method, isPublic: operation.security?.length === 0 }),
      );
    for (const status of [400, 401, 403, 404, 409, 429, 500, 503])
      expect(lacks(status)).toEqual([]);
  });

  it('bounds every input', () => {
    const unbounded = listInputSchemas(document).filter(({ schema }) => !isBounded(schema));
    expect(unbounded.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('describes every call that a webhook may get', () => {
    const calls = Object.entries(document.webhooks ?? {});
    const names = calls.map(([name]) => name).toSorted(byText);
    expect(names).toEqual([...webhookKinds, 'webhook.test'].toSorted(byText));
    const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
    for (const [name, { post }] of calls) {
      const { schema = {}, example } = post.requestBody?.content['application/json'] ?? {};
      expect(schemaFaults(example, schema, document.components.schemas)).toEqual([]);
      expect(example).toMatchObject({ type: name, data: expect.any(Object) });
      expect(post.parameters?.map((each) => each.name)).toEqual(headers);
    }
  });

  it('closes every object that clients send', () => {
    const open = listInputSchemas(document).filter(
      ({ schema }) => schema.properties !== undefined && schema.additionalProperties === undefined,
    );
    expect(open.map(({ pointer }) => pointer)).toEqual([]);
  });
});

const byText = (one: string, other: string) => (one < other ? -1 : 1);

function mayAnswer(
  status: number,
  { path, method, isPublic }: { path: string; method: string; isPublic: boolean },
): boolean {
  if (status === 401 || status === 403) return !isPublic;
  if (status === 404) return path.includes('{');
  // Probes are not counted.
  if (status === 429) return !path.startsWith('/health/');
  return status !== 409 || method !== 'get';
}

function isBounded(schema: JsonSchema): boolean {
  if (schema.enum !== undefined || schema.const !== undefined) return true;
  if (hasType(schema, 'string') && schema.maxLength === undefined) return false;
  if (hasType(schema, 'array') && schema.maxItems === undefined) return false;
  return (!hasType(schema, 'integer') && !hasType(schema, 'number')) || isRange(schema);
}

function isRange(schema: JsonSchema): boolean {
  const lower = schema.minimum ?? schema.exclusiveMinimum;
  const upper = schema.maximum ?? schema.exclusiveMaximum;
  return lower !== undefined && upper !== undefined;
}

describe('documentation', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  describe('GET /openapi.json', () => {
    it('serves the committed document', async () => {
      const response = await app.http.get('/openapi.json');
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toMatch(/^application\/json/u);
      expect(response.text).toBe(committed);
    });

    it('serves a document from which a typed client works', async () => {
      const client = createClient<paths>({ baseUrl: await app.app.getUrl() });
      const { data, error } = await client.GET('/health/ready');
      expect(error).toBeUndefined();
      expect(data?.status).toBe('ok');
    });
  });

  describe('GET /docs', () => {
    it('leads to a page whose parts all come from here', async () => {
      expect((await app.http.get('/docs')).headers['location']).toBe('/docs/');
      const page = await app.http.get('/docs/');
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toMatch(/^text\/html/u);
      const parts = Array.from(page.text.matchAll(/(?:src|href)="([^"]+)"/gu), ([, url]) => url);
      expect(parts).toContain('./swagger-ui-bundle.js');
      for (const part of parts) {
        const asset = await app.http.get(new URL(part ?? '', 'http://here/docs/').pathname);
        expect([part, asset.status]).toEqual([part, 200]);
      }
      expect((await app.http.get('/docs/swagger-ui-init.js')).text).toContain('/openapi.json');
    });

    it('is not upgraded to https where there is none', async () => {
      const { headers } = await app.http.get('/docs/');
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
      expect(headers['strict-transport-security']).toBeUndefined();
    });

    it('is kept to https where that is the public address', async () => {
      const secure = await startTestApp({ PUBLIC_URL: 'https://rehearse.example.org' });
      try {
        const { headers } = await secure.http.get('/docs/');
        expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
        expect(headers['strict-transport-security']).toContain('max-age');
      } finally {
        await secure.close();
      }
    });

    it('answers what it does not hold with a problem document', async () => {
      for (const path of ['/docs/nothing', '/docs/package.json']) {
        const response = await app.http.get(path);
        expect(response.status).toBe(404);
        expect(response.headers['content-type']).toMatch(/^application\/problem\+json/u);
      }
    });
  });
});

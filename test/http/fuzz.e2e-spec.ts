import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { errorCodes } from '../../src/kernel/app-error.js';
import {
  listOperations,
  type ApiDocument,
  type ApiResponse,
} from '../../src/platform/openapi/api-document.js';
import { roles } from '../../src/platform/http/access.js';
import { answerQuestion, importQuestions } from '../support/answering.js';
import { enrol, makeCohort } from '../support/cohorts.js';
import {
  Dice,
  RequestMaker,
  collectionOf,
  type FuzzRequest,
  type Known,
} from '../support/fuzz-requests.js';
import { signUp, type SignedUp } from '../support/login.js';
import { act, propose } from '../support/mock-interviews.js';
import { schemaFaults } from '../support/schema-faults.js';
import { makeTask } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 1000);

type Called = ReturnType<typeof listOperations>[number];

describe('requests out of the OpenAPI document', () => {
  let app: TestApp;
  let document: ApiDocument;
  let questionIds: string[];

  beforeAll(async () => {
    app = await startTestApp();
    document = (await app.http.get('/openapi.json')).body as ApiDocument;
    questionIds = await importQuestions(app, 'fuzz', 4, {});
  });
  afterAll(() => app.close());

  it(
    `are answered as it says (${requests}, seed ${seed})`,
    async () => {
      const dice = new Dice(seed);
      const faults = new Set<string>();
      const statuses = new Map<number, number>();
      const operations = listOperations(document);
      let caller = await comeIn(0);
      for (let sent = 0; sent < requests; sent += 1) {
        const called = operations[dice.below(operations.length)];
        if (called === undefined) continue;
        app.clock.advance({ seconds: dice.below(60) });
        caller.known.now = app.clock.now();
        const maker = new RequestMaker(dice, document.components.schemas, caller.known);
        const request = maker.make(called.path, called.method, called.operation);
        const response = await send(request, called, caller.auth);
        learn(caller.known, called.path, response);
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        for (const fault of faultsOf(response, called, request)) {
          const { operationId } = called.operation;
          const what = `${request.broken ?? 'whole'}: ${request.body ?? ''}`.slice(0, 200);
          faults.add(`${operationId} ${response.status} ${fault} (${what})`);
        }
        if (hasLeft(response, called)) caller = await comeIn(sent);
      }
      expect(Array.from(faults)).toEqual([]);
      // A fuzzer whose requests are all refused alike would find nothing.
      expect(statuses.get(200)).toBeGreaterThan(requests / 10);
      expect(statuses.get(201)).toBeGreaterThan(requests / 200);
      expect(statuses.size).toBeGreaterThan(6);
    },
    60_000 + requests * 50,
  );

  async function comeIn(turn: number): Promise<{ auth: SignedUp['auth']; known: Known }> {
    const role = roles[turn % roles.length] ?? 'learner';
    const caller = await signUp(app, { role });
    const known = {
      ids: new Map([
        ['questions', questionIds],
        ['tasks', [await makeTask(app, caller, 'fuzz')]],
        ...(role === 'learner' ? [] : await beginToCoach(caller)),
        ['mock-interviews', await meetSomebody(caller)],
      ]),
      etags: [],
      cursors: [],
      now: app.clock.now(),
      members: {
        email: caller.email,
        zone: 'Europe/Berlin',
        refreshToken: caller.refreshToken,
        criterion: 'criterion-1',
        level: 'named',
        questionId: questionIds[0],
        password: caller.password,
        currentPassword: caller.password,
        q: 'title -"x"',
      },
    };
    return { auth: caller.auth, known };
  }

  /** One that is booked, in which the caller asks, and one that waits for the other. */
  async function meetSomebody(caller: SignedUp): Promise<string[]> {
    const other = await signUp(app);
    const begins = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000);
    const booked = await propose(app, caller, { startsAt: [begins(1).toISOString()] });
    const { token, offer } = booked;
    await act(app, other, '/accept', { token, startsAt: offer?.times[0]?.startsAt });
    const waiting = await propose(app, caller, { startsAt: [begins(24).toISOString()] });
    return [booked.id, waiting.id];
  }

  /** A cohort of the caller's, with a member who shows an answer in it. */
  async function beginToCoach(owner: SignedUp): Promise<[string, string[]][]> {
    const { id: cohortId } = await makeCohort(app, owner);
    const member = await signUp(app);
    await enrol(app, { owner, cohortId }, member, { shares: 'answers' });
    const [questionId = ''] = questionIds;
    const path = `/v1/cohorts/${cohortId}/assignments`;
    const wish = { title: 'Fuzz', questionIds: [questionId], dueDay: '2026-12-01' };
    await app.http.post(path).set(owner.auth).send(wish);
    const { id: attemptId } = await answerQuestion(app, member, questionId);
    return [
      ['cohorts', [cohortId]],
      ['members', [member.id]],
      ['attempts', [attemptId]],
    ];
  }

  async function send(
    { path, query, headers, body }: FuzzRequest,
    { method }: Called,
    auth: SignedUp['auth'],
  ): Promise<Response> {
    const search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
    const url = `${await app.app.getUrl()}${path}${search === '' ? '' : `?${search}`}`;
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers: { ...headers, ...auth },
      ...(body === null ? {} : { body }),
    });
    const text = await readText(response);
    const isJson = /[/+]json/u.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      body: isJson ? (JSON.parse(text) as unknown) : text,
    } as Response;
  }

  function faultsOf(response: Response, { operation }: Called, { broken }: FuzzRequest): string[] {
    const { status, text } = response;
    if (status >= 500) return [`fails: ${text}`];
    if (status < 400 && broken !== null) return ['takes what is broken'];
    const documented = resolve(operation.responses[status]);
    const faults = documented ? formFaults(response, documented) : ['is no documented status'];
    return status < 400 ? faults : [...faults.filter(isNoExtension), ...refusalFaults(response)];
  }

  function formFaults({ headers, body }: Response, documented: ApiResponse): string[] {
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    const schema = documented.content?.[type]?.schema;
    if (schema !== undefined) return schemaFaults(body, schema, document.components.schemas);
    return type === '' && documented.content === undefined ? [] : [`comes as ${type}`];
  }

  function resolve(response: ApiResponse | undefined): ApiResponse | undefined {
    const name = response?.$ref?.split('/').at(-1);
    return name === undefined ? response : document.components.responses[name];
  }
});

/** The whole body; of a stream, which stays open, what comes first. */
async function readText(response: globalThis.Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (!isStream || response.body === null) return response.text();
  const reader = response.body.getReader();
  const { value } = (await reader.read()) as { value?: Uint8Array };
  await reader.cancel();
  return new TextDecoder().decode(value);
}

const headerOf: Readonly<Record<number, string>> = {
  401: 'www-authenticate',
  405: 'allow',
  429: 'retry-after',
  503: 'retry-after',
};

/** Problem documents are open: some codes have members of their own (RFC 9457 §3.2). */
const isNoExtension = (fault: string): boolean => !fault.endsWith('is not documented');

function refusalFaults({ status, headers, body, text }: Response): string[] {
  const problem = body as { status?: number; code?: string };
  const needed = headerOf[status];
  return [
    ...(errorCodes.some((code) => code === problem.code) ? [] : [`has the code ${problem.code}`]),
    ...(problem.status === status ? [] : ['has another status in its body']),
    ...(needed === undefined || headers[needed] !== undefined ? [] : [`lacks ${needed}`]),
    ...(/SELECT |INSERT |node_modules|\.js:\d+/u.test(text) ? [`tells too much: ${text}`] : []),
  ];
}

/** Who logged out or whose token ran out is of no more use. */
const hasLeft = ({ status, body }: Response, { operation }: Called): boolean =>
  (body as { code?: string } | null)?.code === 'unauthenticated' ||
  (operation.operationId === 'logOut' && status === 204);

/** Keeps what a client would: ids, the cursor, the version. */
function learn(known: Known, path: string, { headers, text }: Response): void {
  const collection = collectionOf(path);
  const ids = text.match(/(?<="id":")[0-9a-f-]{36}(?=")/gu) ?? [];
  known.ids.set(collection, [...(known.ids.get(collection) ?? []), ...ids.slice(0, 3)]);
  const cursor = /"nextCursor":"([^"]+)"/u.exec(text)?.[1];
  if (cursor !== undefined) known.cursors.push(cursor);
  if (headers['etag'] !== undefined) known.etags.push(headers['etag']);
}

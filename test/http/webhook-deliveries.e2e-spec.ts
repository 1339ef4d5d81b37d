import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { HostResolver } from '../../src/notifications/host-resolver.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  startReceiver,
  type ReceivedCall,
  type WebhookReceiver,
} from '../support/webhook-receiver.js';
import {
  forgetWaitingDeliveries,
  getWebhook,
  gradedNotice,
  listDeliveries,
  makeWebhook,
  notify,
  runDueDeliveries,
  type DeliveryBody,
  type WebhookBody,
} from '../support/webhooks.js';

const minuteMs = 60_000;
const runner = '5f3c1d52-98f2-4b16-8f6f-7f0a6a4d8f11';

let app: TestApp;
let receiver: WebhookReceiver;
let learner: SignedUp;
let webhook: WebhookBody;

beforeAll(async () => {
  receiver = await startReceiver();
  app = await startTestApp({ WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});
beforeEach(async () => {
  await forgetWaitingDeliveries(app);
  // Who verifies a signature compares its time with a clock of their own.
  app.clock.set(new Date().toISOString());
  receiver.calls.length = 0;
  receiver.willReply();
  learner = await startPractising(app);
  webhook = await makeWebhook(app, learner, `${receiver.url}/hook?a=b`);
});

const run = () => runDueDeliveries(app);
const tell = () => notify(app, gradedNotice(learner));
const deliveries = () => listDeliveries(app, learner, webhook.id);
const post = (rest: string) => app.http.post(`/v1/webhooks/${webhook.id}${rest}`).set(learner.auth);
const verify = ({ body, signed }: ReceivedCall, secret = webhook.secret) =>
  new Verifier(secret).verify(body, signed);

async function only(): Promise<DeliveryBody> {
  const [delivery, ...others] = await deliveries();
  if (delivery === undefined || others.length > 0) throw new Error('not one delivery');
  return delivery;
}

async function lastCall(): Promise<ReceivedCall> {
  await run();
  const call = receiver.calls.at(-1);
  if (call === undefined) throw new Error('no call');
  return call;
}

/** Runs until nothing is tried again, moving the clock to each next try. @returns the waits in minutes */
async function runToTheEnd(): Promise<number[]> {
  const waits: number[] = [];
  for (let { nextTryAt } = await only(); nextTryAt !== null; { nextTryAt } = await only()) {
    waits.push((Date.parse(nextTryAt) - app.clock.now().getTime()) / minuteMs);
    app.clock.set(nextTryAt);
    await run();
  }
  return waits;
}

async function told(): Promise<{ kind: string; data: object; readAt: string | null }[]> {
  const { body } = await app.http.get('/v1/notifications').set(learner.auth);
  return (body as { data: { kind: string; data: object; readAt: string | null }[] }).data;
}

describe('a call', () => {
  it('carries what was told, in a form that the library verifies', async () => {
    const notice = gradedNotice(learner);
    await notify(app, notice);
    const call = await lastCall();
    const timestamp = app.clock.now().toISOString();
    expect(verify(call)).toEqual({ type: 'attempt.graded', timestamp, data: notice.data });
    expect(call.path).toBe('/hook?a=b');
    expect(call.headers).toMatchObject({
      'content-type': 'application/json',
      host: `127.0.0.1:${receiver.port}`,
    });
    expect(await only()).toMatchObject({
      notificationId: call.signed['webhook-id'],
      kind: 'attempt.graded',
      state: 'delivered',
      attempts: 1,
      lastStatus: 204,
      lastFault: null,
      lastTriedAt: timestamp,
      nextTryAt: null,
      toldAt: timestamp,
    });
    await run();
    expect(receiver.calls).toHaveLength(1);
  });

  it('is refused by who verifies it when anything in it is changed', async () => {
    await tell();
    const call = await lastCall();
    const later = String(Number(call.signed['webhook-timestamp']) + 1);
    expect(() => verify({ ...call, body: call.body.replace('graded', 'faked') })).toThrow(
      /No matching/u,
    );
    expect(() => verify({ ...call, signed: { ...call.signed, 'webhook-id': 'other' } })).toThrow(
      /No matching/u,
    );
    expect(() =>
      verify({ ...call, signed: { ...call.signed, 'webhook-timestamp': later } }),
    ).toThrow(/No matching/u);
    expect(() => verify(call, `whsec_${Buffer.alloc(32, 7).toString('base64')}`)).toThrow(
      /No matching/u,
    );
  });

  it('is refused when somebody kept it and sends it again', async () => {
    app.clock.advance({ minutes: -6 });
    await tell();
    const call = await lastCall();
    expect(() => verify(call)).toThrow('Message timestamp too old');
  });

  it('of what is about an anonymous peer tells the day', async () => {
    const data = { reviewId: runner, questionId: runner };
    await notify(app, { learnerId: learner.id, kind: 'peer-review.rated', data });
    const call = await lastCall();
    const day = app.clock.now().toISOString().slice(0, 10);
    expect(verify(call)).toMatchObject({ timestamp: `${day}T00:00:00.000Z` });
    expect(call.signed['webhook-id'][14]).toBe('4');
    expect(await only()).toMatchObject({ toldAt: `${day}T00:00:00.000Z` });
  });

  it('is made for the kinds that were asked for, to each webhook by itself', async () => {
    const other = await makeWebhook(app, learner, `${receiver.url}/cases`, {
      kinds: ['case.opened'],
    });
    await tell();
    const ref = { caseId: runner, kind: 'appeal', cohortId: null } as const;
    await notify(app, { learnerId: learner.id, kind: 'case.opened', data: ref });
    await run();
    expect(receiver.calls.map(({ path }) => path).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '/cases',
      '/hook?a=b',
      '/hook?a=b',
    ]);
    expect(await listDeliveries(app, learner, other.id)).toMatchObject([{ kind: 'case.opened' }]);
    const stranger = await startPractising(app);
    await notify(app, gradedNotice(stranger));
    await run();
    expect(receiver.calls).toHaveLength(3);
  });
});

describe('a call that fails', () => {
  it('is made again, with the same id and a time of its own', async () => {
    receiver.willReply(500, 503, 204);
    await tell();
    await run();
    const { nextTryAt } = await only();
    app.clock.set(new Date(Date.parse(String(nextTryAt)) - 1).toISOString());
    await run();
    expect(receiver.calls).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'pending', lastStatus: 500, lastFault: 'status' });
    await runToTheEnd();
    expect(await only()).toMatchObject({ state: 'delivered', attempts: 3, lastStatus: 204 });
    const [first, second, third] = receiver.calls;
    const ids = [first, second, third].map((call) => call?.signed['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    const times = [first, second, third].map((call) => Number(call?.signed['webhook-timestamp']));
    expect(times[1]).toBeGreaterThanOrEqual((times[0] ?? 0) + 4);
    expect(times[2]).toBeGreaterThanOrEqual((times[1] ?? 0) + 270);
    expect([second?.body, third?.body]).toEqual([first?.body, first?.body]);
  });

  it('is given up after eight tries, and made once more when somebody says so', async () => {
    receiver.willReply(...Array.from({ length: 8 }, () => 500));
    await tell();
    await run();
    const waits = await runToTheEnd();
    const planned = [5 / 60, 5, 30, 120, 300, 600, 1440];
    const ratios = waits.map((wait, index) => wait / (planned[index] ?? 0));
    expect(ratios).toHaveLength(7);
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1.1);
    const failed = await only();
    expect(failed).toMatchObject({ state: 'failed', attempts: 8, nextTryAt: null });
    expect(await getWebhook(app, learner, webhook.id)).toMatchObject({ isEnabled: true });
    const retried = await post(`/deliveries/${failed.id}/retry`);
    expect([retried.status, retried.body]).toMatchObject([202, { state: 'pending', attempts: 8 }]);
    await run();
    const read = await app.http
      .get(`/v1/webhooks/${webhook.id}/deliveries/${failed.id}`)
      .set(learner.auth);
    expect(read.body).toMatchObject({ state: 'delivered', attempts: 9, lastStatus: 204 });
    const again = await post(`/deliveries/${failed.id}/retry`);
    expect([again.status, again.body]).toMatchObject([409, { code: 'invalid-state' }]);
  });

  it.each([
    ['a redirect, which is not followed', 302, 'status'],
    ['a broken connection', null, 'connection'],
    ['a reply that breaks off', null, 'connection'],
  ])('by %s', async (what, lastStatus, lastFault) => {
    receiver.willReply((response, socket) => {
      if (what.startsWith('a redirect')) {
        response.writeHead(302, { Location: `${receiver.url}/elsewhere` }).end();
      } else if (what.startsWith('a broken')) socket.resetAndDestroy();
      else socket.end('HTTP/1.1 2');
    });
    await tell();
    await run();
    expect(await only()).toMatchObject({ state: 'pending', attempts: 1, lastStatus, lastFault });
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/hook?a=b']);
    await runToTheEnd();
    expect(await only()).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('by an answer that does not come in ten seconds', async () => {
    receiver.willReply(() => undefined);
    await tell();
    const began = performance.now();
    await run();
    expect(performance.now() - began).toBeGreaterThan(9500);
    expect(await only()).toMatchObject({
      state: 'pending',
      lastStatus: null,
      lastFault: 'timeout',
    });
  }, 40_000);

  it('by nobody being there', async () => {
    const gone = await startReceiver();
    await gone.close();
    await app.http
      .patch(`/v1/webhooks/${webhook.id}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send({ url: gone.url });
    await tell();
    await run();
    expect(await only()).toMatchObject({ state: 'pending', lastFault: 'connection' });
  });

  it('not because of a reply that is far too long', async () => {
    receiver.willReply((response) => {
      response.writeHead(200);
      for (let piece = 0; piece < 200; piece += 1) response.write('x'.repeat(10_000));
      response.on('error', () => undefined);
    });
    await tell();
    await run();
    expect(await only()).toMatchObject({ state: 'delivered', lastStatus: 200 });
  });
});

describe('a webhook that nobody wants any more', () => {
  it('is disabled when it answers 410, and its owner is told', async () => {
    // Made later, so that its turn is after that of the one that answers.
    app.clock.advance({ seconds: 1 });
    const other = await makeWebhook(app, learner, `${receiver.url}/other`);
    receiver.willReply(410);
    await notify(app, gradedNotice(learner));
    await app.dataSource.query(
      `UPDATE webhook_delivery SET next_try_at = next_try_at + interval '1 minute'
        WHERE webhook_id = $1`,
      [other.id],
    );
    await tell();
    await run();
    expect(await getWebhook(app, learner, webhook.id)).toMatchObject({
      isEnabled: false,
      disabledReason: 'gone',
      version: 2,
    });
    expect(await deliveries()).toMatchObject([
      { state: 'failed', attempts: 0, lastFault: 'disabled' },
      { state: 'failed', attempts: 1, lastStatus: 410 },
    ]);
    const [notice] = await told();
    expect(notice).toMatchObject({
      kind: 'webhook.disabled',
      data: { webhookId: webhook.id, reason: 'gone' },
      readAt: null,
    });
    app.clock.advance({ minutes: 2 });
    await run();
    const kinds = (await listDeliveries(app, learner, other.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['attempt.graded', 'attempt.graded']);
    expect((await post('/test')).status).toBe(409);
    const [waiting] = await deliveries();
    expect((await post(`/deliveries/${waiting?.id}/retry`)).status).toBe(409);
  });

  it('is disabled when a delivery is given up and nothing has succeeded for five days', async () => {
    receiver.willReply(...Array.from({ length: 200 }, () => 500));
    const began = app.clock.now().getTime();
    await tell();
    // Each delivery is given up after some days; the one whose end is after the fifth ends the webhook.
    for (let { isEnabled } = webhook; isEnabled;) {
      app.clock.advance({ hours: 6 });
      if (app.clock.now().getTime() - began < 4 * 24 * 60 * minuteMs) await tell();
      await run();
      ({ isEnabled } = await getWebhook(app, learner, webhook.id));
    }
    const days = (app.clock.now().getTime() - began) / (24 * 60 * minuteMs);
    expect(days).toBeGreaterThanOrEqual(5);
    expect(days).toBeLessThan(6);
    expect(await getWebhook(app, learner, webhook.id)).toMatchObject({
      isEnabled: false,
      disabledReason: 'failing',
    });
    expect((await told())[0]).toMatchObject({
      kind: 'webhook.disabled',
      data: { reason: 'failing' },
    });
    const mended = await app.http
      .patch(`/v1/webhooks/${webhook.id}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send({ isEnabled: true });
    expect(mended.body).toMatchObject({ isEnabled: true, disabledReason: null });
    receiver.willReply(204);
    await tell();
    await run();
    expect((await deliveries())[0]).toMatchObject({ state: 'delivered' });
  });
});

describe('POST /v1/webhooks/{id}/rotate-secret', () => {
  it('lets both secrets sign for a day', async () => {
    const response = await post('/rotate-secret');
    const { secret: next } = response.body as WebhookBody;
    expect([response.status, response.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(response.headers['etag']).toBe(`"${webhook.id}.2"`);
    expect(next).not.toBe(webhook.secret);
    await tell();
    const both = await lastCall();
    expect(both.signed['webhook-signature'].split(' ')).toHaveLength(2);
    expect([verify(both), verify(both, next)]).toMatchObject([{}, {}]);
    app.clock.advance({ hours: 24 });
    await tell();
    const { signed, body } = await lastCall();
    const at = new Date(Number(signed['webhook-timestamp']) * 1000);
    const expected = new Verifier(next).sign(signed['webhook-id'], at, body);
    expect(signed['webhook-signature']).toBe(expected);
  });
});

describe('POST /v1/webhooks/{id}/test', () => {
  it('sends a test, whatever the kinds, to this one alone', async () => {
    await makeWebhook(app, learner, `${receiver.url}/other`);
    const narrow = await makeWebhook(app, learner, `${receiver.url}/narrow`, {
      kinds: ['case.opened'],
    });
    const started = await app.http
      .post(`/v1/webhooks/${narrow.id}/test`)
      .set({ ...learner.auth, 'Idempotency-Key': 'once' });
    expect([started.status, started.body]).toMatchObject([
      202,
      { kind: 'webhook.test', state: 'pending', attempts: 0 },
    ]);
    const call = await lastCall();
    expect(verify(call, narrow.secret)).toMatchObject({
      type: 'webhook.test',
      data: { webhookId: narrow.id },
    });
    expect(receiver.calls).toHaveLength(1);
    const { body } = await app.http.get('/v1/notifications/unread-count').set(learner.auth);
    expect(body).toMatchObject({ unread: 0, latestNumber: 1 });
  });
});

describe('POST /v1/webhooks/{id}/test, again and again', () => {
  it('waits for three tests that have not arrived', async () => {
    const { id } = await makeWebhook(app, learner, 'https://nowhere.invalid/');
    const statuses: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) {
      const response = await app.http.post(`/v1/webhooks/${id}/test`).set(learner.auth);
      statuses.push(response.status);
    }
    expect(statuses).toEqual([202, 202, 202, 409]);
    const { body } = await app.http.get(`/v1/webhooks/${id}/deliveries`).set(learner.auth);
    expect((body as { data: object[] }).data).toHaveLength(3);
  });
});

describe('GET /v1/webhooks/{id}/deliveries', () => {
  it('pages through them, the latest told first', async () => {
    const five = Array.from({ length: 5 }, () => gradedNotice(learner));
    await notify(app, ...five);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await app.http
        .get(
          `/v1/webhooks/${webhook.id}/deliveries?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
        .set(learner.auth);
      const page = body as { data: DeliveryBody[]; nextCursor: string | null };
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await deliveries()).map(({ id }) => id));
    expect(new Set(seen).size).toBe(5);
    await run();
  });
});

describe('an address that was public', () => {
  const name = 'rebinding.example.org';
  let strict: TestApp;
  let asked: string[];
  let answers: string[][];

  beforeAll(async () => {
    strict = await startTestApp();
    asked = [];
    strict.app.get(HostResolver).resolve = async (host) => {
      asked.push(host);
      return answers.shift() ?? [];
    };
  });
  afterAll(() => strict.close());

  it.each([
    ['127.0.0.1'],
    ['::ffff:127.0.0.1'],
    ['169.254.169.254'],
    ['10.0.0.1', '::1', 'fd00::1'],
  ])('is not called when it leads to %s', async (...addresses) => {
    const owner = await startPractising(strict);
    answers = [['93.184.216.34'], addresses];
    const { id } = await makeWebhook(strict, owner, `https://${name}:${receiver.port}/`);
    await notify(strict, gradedNotice(owner));
    await runDueDeliveries(strict);
    expect(receiver.calls).toEqual([]);
    expect(await listDeliveries(strict, owner, id)).toMatchObject([
      { state: 'pending', lastStatus: null, lastFault: 'refused-target' },
    ]);
  });

  it('is looked up once for each call, which is held to the answer', async () => {
    const resolver = app.app.get(HostResolver);
    const real = resolver.resolve.bind(resolver);
    asked = [];
    resolver.resolve = async (host) => {
      asked.push(host);
      return asked.length > 2 ? ['127.0.0.2'] : ['10.0.0.1', '127.0.0.1'];
    };
    await app.http
      .patch(`/v1/webhooks/${webhook.id}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send({ url: `http://${name}:${receiver.port}/` });
    await tell();
    const call = await lastCall();
    resolver.resolve = real;
    expect(asked).toEqual([name, name]);
    expect(call.headers['host']).toBe(`${name}:${receiver.port}`);
    expect(await only()).toMatchObject({ state: 'delivered' });
  });

  it('is tried again when its name is unknown for a while', async () => {
    const owner = await startPractising(strict);
    answers = [['93.184.216.34'], []];
    const { id } = await makeWebhook(strict, owner, `https://${name}/`);
    await notify(strict, gradedNotice(owner));
    await runDueDeliveries(strict);
    expect(await listDeliveries(strict, owner, id)).toMatchObject([
      { state: 'pending', lastFault: 'unresolved' },
    ]);
  });
});
